/** Rules of alerts that are not called as their alerts are, their times, and what became of a notification. */
export const alertRules = {
  automation: 'Message of an automation',
  foreign: 'Messages from others',
  'task:digest': 'Daily digest',
} as const;

export const alertRuleTimes = {
  after: 'after {time}',
  atOnce: 'at once',
  atMost: 'at most once in {time}',
  again: 'again after {time} while open',
  over: 'says when it is over',
} as const;

export const delivery = {
  waiting: 'Not shown yet',
  shown: 'Shown as a notification',
  suppressed: 'Not shown',
  suppressedFor: 'Not shown: {reason}',
  failed: 'Could not be shown',
  failedFor: 'Could not be shown: {reason}',
} as const;

export const deliveryReasons = {
  'quiet-hours': 'quiet hours',
  silent: 'silent mode',
  over: 'it was over at once',
  unreadable: 'it could not be read',
  paused: 'notifications are paused',
  'rule-muted': 'the rule is muted',
  'device-muted': 'the device is muted',
  cooldown: 'shown a short while ago',
  rate: 'too many notifications at once',
  grouped: 'shown inside another notification',
  snoozed: 'snoozed',
  disabled: 'switched off',
  unsupported: 'the system shows no notifications',
  'no-reason': 'the system did not say why',
  timeout: 'the system did not answer',
  focus: 'the window was in front',
} as const;
