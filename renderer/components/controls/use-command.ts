/** What a control needs of its entity: to send, and to know what is on its way. */
import type { Entity } from '../../../preload/contract.ts';
import { toNumber } from '../../format/values.ts';
import { isOpen } from '../../state/pending.ts';
import { useMark, useStore } from '../../state/use-store.tsx';

export type { ControlProps } from '../../platforms/descriptor.ts';

export interface EntityCommand {
  readonly send: (action: string, params?: Readonly<Record<string, unknown>>) => void;
  /** The action that is on its way. */
  readonly openAction: string | undefined;
  /** A parameter of the command that is on its way. */
  readonly wanted: (field: string) => unknown;
  readonly wantedNumber: (field: string) => number | undefined;
  readonly isDisabled: boolean;
}

export function useCommand(entity: Entity): EntityCommand {
  const store = useStore();
  const mark = useMark(entity.id);
  const open = mark !== undefined && isOpen(mark) ? mark : undefined;
  const wanted = (field: string): unknown =>
    open !== undefined && Object.hasOwn(open.params, field) ? open.params[field] : undefined;
  return {
    send: (action, params) =>
      void store.send(params === undefined ? { id: entity.id, action } : { id: entity.id, action, params }),
    openAction: open?.action,
    wanted,
    wantedNumber: (field) => toNumber(wanted(field)),
    isDisabled: !entity.available,
  };
}
