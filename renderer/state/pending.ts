/** What became of the commands that the user gave: every click ends visibly. Pure. */
import type { Failure, PageEvents } from '../../preload/contract.ts';

export type CommandOutcome = PageEvents['command.settled']['outcome'];

export type CommandPhase = 'sending' | 'sent' | CommandOutcome;

/** The latest command of an entity. An earlier one that is still open is replaced: only the last wish counts. */
export interface CommandMark {
  /** Local number of the command; tells a late outcome of an earlier command from this one's. */
  readonly token: number;
  readonly entityId: string;
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly phase: CommandPhase;
  readonly commandId?: string;
  readonly error?: Failure;
}

export interface PendingState {
  readonly marks: ReadonlyMap<string, CommandMark>;
  /** Outcomes that came before the answer that names their command. */
  readonly early: ReadonlyMap<string, { readonly outcome: CommandOutcome; readonly error?: Failure }>;
}

export const noPending: PendingState = { marks: new Map(), early: new Map() };

export type PendingInput =
  | {
      readonly type: 'send';
      readonly token: number;
      readonly entityId: string;
      readonly action: string;
      readonly params: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'accepted'; readonly token: number; readonly entityId: string; readonly commandId: string }
  | { readonly type: 'refused'; readonly token: number; readonly entityId: string; readonly error: Failure }
  | {
      readonly type: 'settled';
      readonly commandId: string;
      readonly outcome: CommandOutcome;
      readonly error?: Failure | undefined;
    }
  | { readonly type: 'clear'; readonly token: number; readonly entityId: string };

/** Outcomes of commands of other windows are never claimed; more than this many are not kept. */
const earlyKept = 64;

function withMark(state: PendingState, mark: CommandMark): PendingState {
  return { ...state, marks: new Map(state.marks).set(mark.entityId, mark) };
}

function settle(mark: CommandMark, outcome: CommandOutcome, error: Failure | undefined): CommandMark {
  return error === undefined ? { ...mark, phase: outcome } : { ...mark, phase: outcome, error };
}

/** The next state. Inputs about a command that is no longer the entity's latest have no effect. */
export function reducePending(state: PendingState, input: PendingInput): PendingState {
  if (input.type === 'send') {
    const { token, entityId, action, params } = input;
    return withMark(state, { token, entityId, action, params, phase: 'sending' });
  }
  if (input.type === 'settled') return reduceSettled(state, input.commandId, input.outcome, input.error);
  const mark = state.marks.get(input.entityId);
  if (mark?.token !== input.token) return state;
  switch (input.type) {
    case 'accepted': {
      const early = state.early.get(input.commandId);
      const sent: CommandMark = { ...mark, phase: 'sent', commandId: input.commandId };
      if (early === undefined) return withMark(state, sent);
      const rest = new Map(state.early);
      rest.delete(input.commandId);
      return withMark({ ...state, early: rest }, settle(sent, early.outcome, early.error));
    }
    case 'refused':
      return withMark(state, { ...mark, phase: 'failed', error: input.error });
    case 'clear': {
      const marks = new Map(state.marks);
      marks.delete(input.entityId);
      return { ...state, marks };
    }
  }
}

function reduceSettled(
  state: PendingState,
  commandId: string,
  outcome: CommandOutcome,
  error: Failure | undefined,
): PendingState {
  for (const mark of state.marks.values()) {
    if (mark.commandId === commandId) return withMark(state, settle(mark, outcome, error));
  }
  const anySending = [...state.marks.values()].some((mark) => mark.phase === 'sending');
  if (!anySending) return state;
  const early = new Map(state.early).set(commandId, error === undefined ? { outcome } : { outcome, error });
  const oldest = early.size > earlyKept ? early.keys().next().value : undefined;
  if (oldest !== undefined) early.delete(oldest);
  return { ...state, early };
}

/** True while the outcome is open. */
export function isOpen(mark: CommandMark | undefined): boolean {
  return mark?.phase === 'sending' || mark?.phase === 'sent';
}
