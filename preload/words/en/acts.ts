/** What buttons of alerts and menus say; by the name of the action. */
export const acts = {
  acknowledge: 'Acknowledge',
  acknowledgeAll: 'Acknowledge all',
  snooze: 'Snooze {minutes, number} min',
} as const;
