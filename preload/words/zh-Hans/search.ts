/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: '查找设备、房间、任务、设置，或“打开…”',
  results: '结果',
  found: '{count, plural, other {#个结果}}',
  page: '页面',
  roomOf: '房间·{count, plural, other {#个设备}}',
  taskOf: '任务·{schedule}',
  automation: '自动化',
  alertOf: '警报·{state}',
  away: '离线 不可用',
  run: '运行{name}',
  act: '{verb}{name}',
  setTo: '将{name}设为{option}',
  verbs: '打开 关闭 开 关 切换 停止 上锁 锁 解锁 按下 启动 运行 暂停 返回 回充 安装 撤防 布防 激活 选择 设置 设为 将',
  patternInvalid: '这不是有效的正则表达式。',
  patternCostly: '此正则表达式可能耗时过长：请去掉重复的分组以及部分*和+。',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: '通用',
  brokers: 'MQTT服务器',
  discovery: '自动发现',
  notifications: '通知',
  http: '程序接口（HTTP）',
  agents: '智能体',
  history: '历史',
  backup: '导出与导入',
  about: '关于与运行状况',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general: '主题 外观 深色 浅色 启动 登录 语言 单位 温度 位置 时区 服务 停止 重新启动 静默模式',
  brokers: 'mqtt 连接 密码 tls 证书 内置 主机 地址 端口 用户 登录 broker',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled 手动 实体 被拒绝',
  notifications: '警报 声音 免打扰 暂停 静音',
  http: 'api rest 令牌 curl 事件 prometheus 指标 openapi 端口 tls 证书 webhook',
  agents: 'mcp model context protocol 助手 ai 允许',
  history: '数据库 记录 天数 保留',
  backup: '备份 恢复 文件 json',
  about: '版本 更新 新版本 运行状况 数据文件夹 日志 托盘 开机启动',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: '打开 开 开启 启动',
  verbOff: '关闭 关 关掉',
  verbOpen: '拉开 升起',
  verbClose: '拉上 放下',
  verbStop: '停止 停 暂停',
  verbLock: '锁定 上',
  verbUnlock: '开锁 解',
  lights: '灯 电灯 灯光 照明',
  covers: '窗帘 百叶窗',
  locks: '门锁 锁',
  heating: '暖气 地暖 空调 恒温',
  fans: '风扇 电扇',
  plugs: '插座 插头',
  all: '所有 全部 全',
  filler: '的 把 将 请 里 在 到 设 为 设置 调 成 和 度 我 我的 场景 激活 器',
  percent: '百分之',
  does: '{what}：{names}',
  adjust: '按Alt和方向键可更改',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: '按键与语句',
  helpTry: '试试“关闭客厅灯”、“打开所有灯”、“拉上所有窗帘”，或场景名称。',
  keyPalette: '搜索，或说出要做的事',
  keySettings: '设置',
  keyViews: '依次打开各页面',
  keyArrows: '在磁贴之间和列表中移动',
  keyAdjust: '更改搜索中所选项的值',
  keyHelp: '此列表',
  keyClose: '关闭当前打开的内容',
} as const satisfies Like<typeof english.remote>;
