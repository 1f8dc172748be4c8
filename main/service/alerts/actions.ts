/** What a person does about an alert: in the inbox, or with a button of its notification. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { buttonText, failureText, replyText, snoozeMinutes } from '../../../preload/words/say-alert.ts';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Timers } from '../base/ports.ts';
import type { AlertStore } from '../history/alert-store.ts';
import { agentRule } from '../model/agents.ts';
import type { Alert, AlertAction } from '../model/alerts.ts';
import type { Delivery as Sent } from '../mqtt/model.ts';
import { answerMark, type Delivery, failureNote } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { answerOf } from './messages.ts';

const notKept = err('history.unavailable', 'it holds until the app ends, the disk did not take it');

/** Messages have their turn between the pieces of long work. */
function nextTurn(timers: Timers): Promise<void> {
  return new Promise((resolve) => timers.after(0, resolve));
}

export interface AlertActionsOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ledger: Ledger;
  readonly delivery: Delivery;
  readonly store: Pick<AlertStore, 'isSaved'>;
  words(): SpokenWords;
  /** The entity is known not to exist: not only out of reach. */
  isGone(entityId: string): boolean;
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Sent>>;
  /** A person answered a question of the app's own. */
  answered(alert: Alert, actionId: string): void;
  publish?(topic: string, payload: string, brokerId?: string): Promise<Result<Sent>>;
}

export interface AlertActions {
  /** `history.unavailable`: it is acknowledged, and forgotten at the end if the disk takes nothing until then. */
  acknowledge(id: string): Result<null>;
  /** Every alert that is raised; how many those were. `history.unavailable` as for one. */
  acknowledgeAll(): Promise<Result<{ readonly acknowledged: number }>>;
  /** @param minutes above 0; fails as `acknowledge` does. */
  snooze(id: string, minutes: number): Result<null>;
  /** A button by its id; one that commands a device acknowledges the alert when the command was handed over. */
  action(id: string, actionId: string, input?: string): Promise<Result<null>>;
  /** A button of a notification: of all alerts that it speaks for. A failure is shown. */
  pressed(notificationId: string, actionId: string, input?: string): Promise<void>;
}

export function createAlertActions(options: AlertActionsOptions): AlertActions {
  const { clock, timers, ledger, delivery, store } = options;

  /** It holds from now on; whether it also outlives the app is what the answer says. */
  const kept = (id: string, done: Result<null>): Result<null> => {
    return !done.ok || store.isSaved(id) ? done : notKept;
  };

  const acknowledge = (id: string): Result<null> => {
    const alert = ledger.get(id);
    if (alert === undefined) return err('alert.unknown', id);
    ledger.apply(id, { type: 'acknowledged' });
    // Nothing will ever report the end of an entity that is gone.
    if (alert.entityId !== undefined && options.isGone(alert.entityId))
      ledger.apply(id, { type: 'ended', silently: true });
    return ok(null);
  };

  const snooze = (id: string, minutes: number): Result<null> => {
    if (ledger.get(id) === undefined) return err('alert.unknown', id);
    if (!(minutes > 0)) return err('request.invalid', 'minutes: must be above 0');
    ledger.apply(id, { type: 'snoozed', untilMs: clock.now() + minutes * 60_000 });
    return ok(null);
  };

  const carryOut = async (alert: Alert, button: AlertAction, input: string | undefined): Promise<Result<Sent>> => {
    if (button.command !== undefined) {
      const { entityId, action, params = {} } = button.command;
      return options.command(entityId, action, params);
    }
    if (alert.rule === agentRule) {
      options.answered(alert, button.id);
      return ok({});
    }
    const answer = answerOf(alert, button, input);
    if (answer === undefined || options.publish === undefined) return ok({});
    return options.publish(answer.topic, answer.payload, answer.brokerId);
  };

  const act = async (id: string, actionId: string, input?: string): Promise<Result<null>> => {
    const alert = ledger.get(id);
    const button = alert?.actions.find((each) => each.id === actionId);
    if (button?.answers !== true && actionId === 'acknowledge') return acknowledge(id);
    if (button?.answers !== true && actionId === 'snooze') return snooze(id, snoozeMinutes);
    if (alert === undefined) return err('alert.unknown', id);
    if (button === undefined) return err('request.invalid', `action: ${actionId}`);
    if (button.input !== undefined && input === undefined) return err('request.invalid', 'input: is needed');
    const done = await carryOut(alert, button, input);
    if (!done.ok) return done;
    // Nobody knows whether the device heard of it: the alert stays until it does, or the person says so.
    const { unconfirmed } = done.value;
    if (unconfirmed !== undefined) return err(unconfirmed.code, `sent, not confirmed: ${unconfirmed.detail ?? ''}`);
    // It may have ended meanwhile, by the very command.
    ledger.apply(id, { type: 'acknowledged' });
    return ok(null);
  };

  return {
    acknowledge: (id) => kept(id, acknowledge(id)),
    snooze: (id, minutes) => kept(id, snooze(id, minutes)),
    action: async (id, actionId, input) => kept(id, await act(id, actionId, input)),
    async acknowledgeAll() {
      const raised = ledger.alerts().filter(({ state }) => state === 'raised');
      for (const [index, { id }] of raised.entries()) {
        if (index % limits.alertsAtOnce === limits.alertsAtOnce - 1) await nextTurn(timers);
        acknowledge(id);
      }
      const unsaved = raised.find(({ id }) => !store.isSaved(id));
      return unsaved === undefined ? ok({ acknowledged: raised.length }) : notKept;
    },
    async pressed(notificationId, buttonId, input) {
      if (buttonId === 'open' || buttonId === 'closed' || buttonId === 'expired') return;
      const actionId = buttonId.startsWith(answerMark) ? buttonId.slice(answerMark.length) : buttonId;
      let turn = 0;
      for (const id of [...delivery.members(notificationId)]) {
        if (++turn % limits.alertsAtOnce === 0) await nextTurn(timers);
        const alert = ledger.get(id);
        const button = alert?.actions.find((each) => each.id === actionId);
        const words = options.words();
        const label = buttonText(words, button ?? { id: actionId, label: actionId });
        if (alert !== undefined && button?.input !== undefined && input === undefined) {
          delivery.note(failureNote, replyText(words, label), alert.rule);
          continue;
        }
        const done = await act(id, actionId, input);
        if (done.ok || alert === undefined) continue;
        const text = failureText(words, alert, label, done.error.code);
        delivery.note(failureNote, text, alert.rule);
      }
    },
  };
}
