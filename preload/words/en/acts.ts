/** What the buttons of alerts say, by the id of the button. */
export const acts = {
  acknowledge: 'Acknowledge',
  acknowledgeAll: 'Acknowledge all',
  snooze: 'Snooze {minutes, number} min',
  silence: 'Turn off siren',
  lock: 'Lock',
  close: 'Close',
  disarm: 'Disarm',
  allow: 'Allow',
  refuse: 'Refuse',
} as const;
