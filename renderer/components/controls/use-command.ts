/** What a control needs of its entity: to send, and to know what is on its way. */
import type { Entity, Failure } from '../../../preload/contract.ts';
import { asksFirst } from '../../../preload/risk.ts';
import { toNumber } from '../../format/values.ts';
import { askedFirst } from '../../state/asking.ts';
import { isOpen } from '../../state/pending.ts';
import { useMark, useSettings, useStore } from '../../state/use-store.tsx';

export type { ControlProps } from '../../platforms/descriptor.ts';

type Params = Readonly<Record<string, unknown>>;

export interface EntityCommand {
  /** Asks first where the action is risky. */
  readonly send: (action: string, params?: Params) => void;
  /** Without a question: a code was typed, or the button was held. Why it was refused, where it was. */
  readonly sendNow: (action: string, params?: Params) => Promise<Failure | undefined>;
  /** Whether `send` asks first. */
  readonly asks: (action: string) => boolean;
  /** The action that is on its way. */
  readonly openAction: string | undefined;
  /** A parameter of the command that is on its way. */
  readonly wanted: (field: string) => unknown;
  readonly wantedNumber: (field: string) => number | undefined;
  readonly isDisabled: boolean;
}

export function useCommand(entity: Entity): EntityCommand {
  const store = useStore();
  const settings = useSettings();
  const mark = useMark(entity.id);
  const open = mark !== undefined && isOpen(mark) ? mark : undefined;
  const wanted = (field: string): unknown =>
    open !== undefined && Object.hasOwn(open.params, field) ? open.params[field] : undefined;
  const sendNow = (action: string, params?: Params): Promise<Failure | undefined> =>
    store.send(params === undefined ? { id: entity.id, action } : { id: entity.id, action, params });
  return {
    send: (action, params) =>
      askedFirst({ entity, action, trusted: settings.trustedDevices }, () => void sendNow(action, params)),
    sendNow,
    asks: (action) => asksFirst(entity, action, settings.trustedDevices),
    openAction: open?.action,
    wanted,
    wantedNumber: (field) => toNumber(wanted(field)),
    isDisabled: !entity.available,
  };
}
