/** English: every message there is. What is missing in another language, or takes other arguments, does not compile. */
import { alertRules, alertRuleTimes, delivery, deliveryReasons } from './alert-rules.ts';
import { home } from './home.ts';
import { spoken } from './spoken.ts';
import { time } from './time.ts';

export const en = { ...spoken, alertRules, alertRuleTimes, delivery, deliveryReasons, home, time } as const;
