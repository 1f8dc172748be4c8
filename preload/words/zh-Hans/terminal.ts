/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: '不可用',
  broker: 'MQTT服务器 {name} {url} {state}',
  brokerFor: 'MQTT服务器 {name} {url} {state}（{reason}）',
  alert: '警报 {severity} {state}：{text}',
  runStarted: '任务 {name} 已启动',
  runEnded: '任务 {name} {result}，用时{time}',
  home: '{devices, plural, other {#个设备}}，{entities, plural, other {#个实体}}',
  leftOut: '…略过{count, plural, other {#行}}',
  more: '…还有{count, plural, other {#行}}',
  ready: 'Inglenook {version}，数据位于{folder}',
  builtin: 'MQTT服务器位于{url}',
} as const satisfies Like<typeof english.terminal>;
