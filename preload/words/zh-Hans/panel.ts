/** The panel at the tray, and the key that opens it. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: '一切正常',
  stopped: '后台服务已停止',
  offline: '未连接到任何MQTT服务器',
  connecting: '正在连接MQTT服务器',
  setUp: '设置',
  alerts: '未处理的警报',
  moreAlerts: '另有{count, number}条',
  noFavourites: '在设备页面将其设为收藏，就会显示在这里。',
  pinned: '固定的读数',
  pinTitle: '固定你最常看的内容',
  pin: '固定{name}',
  moveHint: '{name}。拖动，或按Alt和方向键移动',
  nothingFound: '未找到“{query}”',
  pausedUntil: '通知已暂停至{when}',
  pauseHour: '1小时',
  pauseTomorrow: '到明天',
  unfold: '{name}的全部控件',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: '打开面板的快捷键',
  press: '同时按下按键，或按Esc放弃',
  pressShort: '请按键…',
  choose: '选择',
  change: '更改',
  taken: '其他程序已占用此快捷键，请另选一个。',
  invalid: '无法使用此快捷键。',
} as const satisfies Like<typeof english.panelKey>;
