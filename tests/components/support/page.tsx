/** A part of the page on a DOM, with a bridge that the test answers for. */
import { act, type ReactNode } from 'react';
import type { Bridge, Entity, PageEvents, PlatformName, Result } from '../../../preload/contract.ts';
import { RiskQuestion } from '../../../renderer/app/risk-question.tsx';
import { BlockControl, InlineControl } from '../../../renderer/components/controls/entity-control.tsx';
import { Store } from '../../../renderer/state/store.ts';
import { StoreProvider, useEntity } from '../../../renderer/state/use-store.tsx';
import { changed, type EntityChanges, entityFrom } from '../../support/entities.ts';
import { fakePageState } from '../../support/fake-home.ts';
import { mount } from './mount.tsx';

const at = '2026-03-01T12:00:00Z';

/** An entity as its platform describes it; `about` is what this one is. */
export function entityOf(
  platform: PlatformName,
  about: EntityChanges & { readonly actions?: readonly string[] },
): Entity {
  const { actions = [], capabilities, ...rest } = about;
  return entityFrom({
    id: `${platform}.x`,
    platform,
    objectId: 'x',
    brokerId: 'b',
    name: 'Thing',
    state: 'off',
    available: true,
    attributes: {},
    discoveryTopic: 't',
    lastChanged: at,
    lastUpdated: at,
    ...rest,
    capabilities: { ...capabilities, actions },
  });
}

export interface Sent {
  readonly action: string;
  readonly params?: unknown;
}

export interface Page {
  readonly host: HTMLElement;
  readonly sent: Sent[];
  /** How the next commands are answered; `accept` at first. */
  answer: (sent: Sent) => Result<{ commandId: string }> | 'never';
  /** What the service reports of the entity. */
  report(change: Partial<Entity>): Promise<void>;
  /** The outcome of the last command. */
  settle(outcome: PageEvents['command.settled']['outcome']): Promise<void>;
  button(name: string | RegExp): HTMLButtonElement;
  click(element: Element): Promise<void>;
  wait(ms: number): Promise<void>;
}

function Controls({ id, size }: { id: string; size: 'card' | 'full' }): ReactNode {
  const entity = useEntity(id);
  if (entity === undefined) return null;
  return (
    <>
      <InlineControl entity={entity} size={size} />
      <BlockControl entity={entity} size={size} />
      <RiskQuestion />
    </>
  );
}

/** The accessible name, as far as these tests need it. */
function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}

/** Shows the controls of one entity. Needs fake timers. */
export async function showControls(
  entity: Entity,
  size: 'card' | 'full' = 'full',
  wait: (ms: number) => Promise<void>,
  settings: { readonly trustedDevices?: readonly string[] } = {},
): Promise<Page> {
  const listeners = new Map<string, (event: never) => void>();
  const state = fakePageState('home');
  const first = { ...state, entities: [entity], settings: { ...state.settings, ...settings } };
  let seq = first.seq;
  const sent: Sent[] = [];
  const bridge: Bridge = {
    command: (name, request) => {
      if (name === 'page.state') return Promise.resolve({ ok: true, value: first } as Result<never>);
      if (name !== 'entity.command') return new Promise(() => undefined);
      const { action, params } = request as { action: string; params?: unknown };
      const each = params === undefined ? { action } : { action, params };
      sent.push(each);
      const answer = page.answer(each);
      return answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer as Result<never>);
    },
    on: (name, listener) => {
      listeners.set(name, listener as (event: never) => void);
      return () => undefined;
    },
  };
  const tell = <K extends keyof PageEvents>(name: K, event: PageEvents[K]) =>
    act(async () => listeners.get(name)?.(event as never));
  const store = new Store(bridge);
  await act(async () => store.start());
  await wait(10);
  const host = await mount(
    <StoreProvider store={store}>
      <Controls id={entity.id} size={size} />
    </StoreProvider>,
  );
  let shown = entity;
  const page: Page = {
    host,
    sent,
    answer: () => ({ ok: true, value: { commandId: `c${sent.length}` } }),
    async report(change) {
      shown = changed(shown, change);
      seq += 1;
      await tell('patch', { seq, entities: [shown] });
    },
    settle: (outcome) => tell('command.settled', { commandId: `c${sent.length}`, outcome }),
    button(name) {
      const all = [...document.querySelectorAll('button')];
      const found = all.find((each) => (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each))));
      if (found === undefined) throw new Error(`no button ${String(name)} among: ${all.map(nameOf).join(', ')}`);
      return found;
    },
    click: (element) => act(async () => (element as HTMLElement).click()),
    wait,
  };
  return page;
}
