/** The overview pages: what there is of one kind in the whole home. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/overview.ts';

export const overviewPages = {
  activity: '动态',
  security: '安防',
  climate: '温控',
  energy: '能耗',
  cameras: '摄像头',
  batteries: '电池',
  devices: '设备',
} as const satisfies Like<typeof english.overviewPages>;

export const overviewColumns = {
  name: '设备',
  room: '房间',
  lastSeen: '最近变化',
  signal: '信号',
  battery: '电池',
  version: '版本',
  source: '来源',
} as const satisfies Like<typeof english.overviewColumns>;

export const activityKinds = {
  states: '状态',
  alerts: '警报',
  tasks: '任务',
  automations: '自动化',
  agents: '智能体',
  connections: '连接',
} as const satisfies Like<typeof english.activityKinds>;

export const overview = {
  nothing: '家中没有此类内容',
  openPage: '显示全部',
  percent: '{level}%',
  showMore: '显示更多',
  filter: '搜索设备',
  devicesShown: '{shown, number}/{all, number}',
  outlookDays: '{count, plural, other {约剩#天}}',
  outlookFar: '可用一年以上',
  outlookSteady: '没有下降',
  outlookUnknown: '数据还不够',
  alarm: '安防',
  locks: '门锁',
  doors: '门和大门',
  windows: '窗户及其他',
  nothingOpen: '全部已关闭并上锁。',
  openNow: '仍开着：{names}。确有需要时再布防。',
  openAndMore: '仍开着：{names}等，另有{count, number}处。确有需要时再布防。',
  heating: '制热与制冷',
  humidity: '湿度',
  now: '现在',
  today: '今天',
  todayValue: '今天{value}',
  used: '用电量',
  byHour: '今天每小时',
  byDay: '30天',
  perDevice: '按设备',
  show: '显示',
  everything: '全部',
  quietDay: '最近24小时没有任何动静',
  running: '运行中',
  triggered: '已触发',
} as const satisfies Like<typeof english.overview>;
