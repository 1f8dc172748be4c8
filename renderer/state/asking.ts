/** The question before a risky action: one at a time, asked from wherever the action was started. */
import type { Alert, Entity } from '../../preload/contract.ts';
import { asksFirst } from '../../preload/risk.ts';
import { alertButtonText } from '../format/alert.ts';
import type { QuickCommand } from '../platforms/descriptor.ts';
import { attempt, call } from './calls.ts';
import type { Store } from './store.ts';

export interface Question {
  readonly entity: Entity;
  readonly action: string;
  readonly proceed: () => void;
}

let question: Question | undefined;
const listeners = new Set<() => void>();

function set(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Goes on at once where nothing has to be asked; else when the person has said yes. */
export function askedFirst(
  about: { readonly entity: Entity; readonly action: string; readonly trusted: readonly string[] },
  proceed: () => void,
): void {
  const { entity, action, trusted } = about;
  if (asksFirst(entity, action, trusted)) set({ entity, action, proceed });
  else proceed();
}

/** Sends a command of an entity from anywhere in the page: where it is risky the person is asked first. */
export function sendAsked(store: Store, entity: Entity, command: QuickCommand): void {
  const trusted = store.model?.settings.trustedDevices ?? [];
  askedFirst({ entity, action: command.action, trusted }, () => void store.send({ ...command, id: entity.id }));
}

/**
 * Does what a button of an alert says; where its command is risky the person is asked first.
 * @param input the text that was written, of a button that asks for one
 */
export function actAsked(store: Store, alert: Alert, button: Alert['actions'][number], input?: string): void {
  const written = input === undefined ? {} : { input };
  const act = (): void =>
    void attempt(call('alert.action', { id: alert.id, action: button.id, ...written }), alertButtonText(button));
  const entity = button.command === undefined ? undefined : store.model?.entities.get(button.command.entityId);
  if (entity === undefined || button.command === undefined) act();
  else askedFirst({ entity, action: button.command.action, trusted: store.model?.settings.trustedDevices ?? [] }, act);
}

export function readQuestion(): Question | undefined {
  return question;
}

export function dropQuestion(): void {
  set(undefined);
}

export function onQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
