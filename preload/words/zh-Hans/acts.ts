/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: '确认',
  acknowledgeAll: '全部确认',
  snooze: '{minutes, number}分钟后提醒',
  silence: '关闭警笛',
  lock: '上锁',
  close: '关闭',
  disarm: '撤防',
  allow: '允许',
  refuse: '拒绝',
} as const satisfies Like<typeof english.acts>;
