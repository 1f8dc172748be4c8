/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: '恢复正常',
  isLow: '电量低',
  staysOpenFor10Minutes: '打开超过10分钟',
  turnsOn: '打开',
  turnsOff: '关闭',
  fallsBelow20: '低于20%',
  risesAboveHighAfter: '升到{high, number}{after}以上',
  fallsBelowLowAfter: '降到{low, number}{after}以下',
  firesEventType: '触发“{eventType}”',
  isUnlocked: '解锁',
  staysUnlockedFor10Minutes: '解锁超过10分钟',
  isLocked: '上锁',
  isJammed: '卡住',
  goesOff: '触发报警',
  isArmedForAway: '离家布防',
  isDisarmed: '撤防',
  comesHome: '到家',
  leavesHome: '离家',
  needsHelp: '需要帮助',
  isBackAtItsDock: '回到充电座',
  hasAnUpdate: '有更新',
  isUsed: '被使用',
  staysOnForAnHour: '开启超过一小时',
  changesItsMode: '模式改变',
  measuresMoreThanHighUnit: '测得高于{high, number} {unit}',
  measuresLessThanLowUnit: '测得低于{low, number} {unit}',
  isOfflineFor5Minutes: '离线5分钟',
  isSilentForLongerThanUsual: '无数据的时间长于往常',
  opens: '打开',
  closes: '关闭',
  changes: '变化',
  fires: '触发事件',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: '检测到烟雾',
  gas: '检测到燃气',
  carbon_monoxide: '检测到一氧化碳',
  moisture: '检测到漏水',
  tamper: '被拆动',
  problem: '出现问题',
  safety: '不安全',
  motion: '检测到移动',
  occupancy: '检测到有人',
  presence: '检测到有人',
  vibration: '振动',
  connectivity: '已连接',
  lock: '解锁',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: '不再检测到移动',
  occupancy: '变为无人',
  presence: '变为无人',
  vibration: '停止振动',
  connectivity: '断开连接',
  lock: '上锁',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: '日落时',
  atSunrise: '日出时',
  itIsValueRestNow: '现在为{value}。',
  notifyNameSays: '通知：{name}{says}',
  nameSays: '{name}{says}',
  actionAt: '{at}{action}：{name}',
  whenNameSays: '当{name}{says}时…',
  whenNameSays2: '当{name}{says}时',
  atTime: '{time}',
} as const satisfies Like<typeof english.presets>;
