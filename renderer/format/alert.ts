/** Alerts in words, made from their rule and facts. */
import type { Alert, AlertAction, AlertRule, PendingAlert } from '../../preload/contract.ts';
import { alertSentence, buttonText, pendingSentence, type Text } from '../../preload/words/say-alert.ts';
import { say, words } from '../words/words.ts';
import { sayWhen } from './time.ts';
import { humanize } from './values.ts';

/** Title and body of an alert. Texts that the alert brings along go first. */
export function alertText(alert: Pick<Alert, 'rule' | 'facts' | 'title' | 'body'>): Text {
  return alertSentence(words(), alert);
}

/** What a button of an alert says. */
export function alertButtonText(action: AlertAction): string {
  return buttonText(words(), action);
}

/** "Front door: will alert at 01:12 if still unlocked". */
export function pendingText({ alert, dueAt }: PendingAlert, nowMs: number): Text {
  return pendingSentence(words(), alert, dueAt === undefined ? undefined : sayWhen(dueAt, nowMs));
}

/** The name of a rule in lists. */
export function ruleLabel(id: string): string {
  if (id.startsWith('automation:')) return say('alertRules.automation');
  return words().look('alertRules', id) ?? words().look('alerts', `${id}.title`) ?? humanize(id.replaceAll('.', ' '));
}

/** Messages bring their own text and severity: of their rule only the mute is a person's choice. */
export function isMessageRule(id: string): boolean {
  return id === 'foreign' || id.startsWith('automation:') || id.startsWith('task:');
}

/** "Shown as a notification", "Not shown: quiet hours". */
export function sayDelivery(delivery: Alert['delivery']): string {
  if (delivery === undefined) return say('delivery.waiting');
  const { kind, reason: code = '' } = delivery;
  if (kind === 'shown') return say('delivery.shown');
  if (code === '') return say(kind === 'suppressed' ? 'delivery.suppressed' : 'delivery.failed');
  const reason = words().look('deliveryReasons', code) ?? humanize(code).toLowerCase();
  return say(kind === 'suppressed' ? 'delivery.suppressedFor' : 'delivery.failedFor', { reason });
}

/** A rule's times in words: "after 5 minutes · again every hour". */
export function sayRule(rule: AlertRule): string {
  const { duration } = words();
  const parts = [
    rule.forSeconds > 0
      ? say('alertRuleTimes.after', { time: duration(rule.forSeconds) })
      : say('alertRuleTimes.atOnce'),
    rule.cooldownSeconds > 0 ? say('alertRuleTimes.atMost', { time: duration(rule.cooldownSeconds) }) : undefined,
    rule.renotifySeconds > 0 ? say('alertRuleTimes.again', { time: duration(rule.renotifySeconds) }) : undefined,
    rule.notifyRecovery ? say('alertRuleTimes.over') : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
