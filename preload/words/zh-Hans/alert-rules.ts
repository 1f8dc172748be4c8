/** Rules of alerts that are not called as their alerts are, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: '自动化的消息',
  foreign: '来自外部的消息',
  'task:digest': '每日摘要',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: '持续{time}后',
  atOnce: '立即',
  atMost: '每{time}最多一次',
  again: '未结束时每{time}重复',
  over: '结束时告知',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: '尚未显示',
  shown: '已作为通知显示',
  suppressed: '未显示',
  suppressedFor: '未显示：{reason}',
  failed: '无法显示',
  failedFor: '无法显示：{reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': '免打扰时段',
  silent: '静默模式',
  over: '立刻就结束了',
  unreadable: '无法读取',
  paused: '通知已暂停',
  'rule-muted': '该规则已静音',
  'device-muted': '该设备已静音',
  cooldown: '不久前刚显示过',
  rate: '一次通知过多',
  grouped: '已合并到另一条通知',
  snoozed: '已推迟',
  disabled: '已关闭',
  unsupported: '系统不显示通知',
  'no-reason': '系统未说明原因',
  timeout: '系统没有响应',
  focus: '窗口当时在最前面',
} as const satisfies Like<typeof english.deliveryReasons>;
