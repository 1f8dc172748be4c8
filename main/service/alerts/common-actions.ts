/** Buttons that every alert has. Labels are those of records; what a person reads is `buttonText` of the words. */
import { snoozeMinutes } from '../../../preload/words/say-alert.ts';
import type { AlertAction } from '../model/alerts.ts';

export const commonActions: readonly AlertAction[] = [
  { id: 'acknowledge', label: 'Acknowledge' },
  { id: 'snooze', label: `Snooze ${snoozeMinutes} min` },
];
