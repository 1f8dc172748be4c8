/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: '{folder}没有正在运行的程序；请先启动Inglenook，或用--data-dir指定文件夹',
  denied: '{folder}正被其他用户使用；只有该用户可以连接',
  unknown: '没有名为“{name}”的内容；“inglenook list”会列出现有内容',
  ambiguous: '“{name}”可能是以下之一：\n{lines}',
  unknownOf: '没有名为“{name}”的{kind, select, scene {场景} alert {未处理警报} other {任务或自动化}}',
  cannot: '{id}不支持“{what}”；支持：{actions}',
  nothing: '无',
  confirmed: '已确认',
  unconfirmed: '已发送，未确认',
  failed: '失败',
  keyValue: '“{text}”必须为key=value形式',
  since: '--since：“{text}”既不是时间，也不是30m、24h、7d这样的形式',
  imported: '已导入',
  noChanges: '不会有任何更改',
  ended: '应用已退出',
  kept: '已保存到{file}',
  minutes: '“{text}”不是分钟数',
  notEmpty: '不能为空',
  unavailable: '不可用',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: '向正在运行的Inglenook发出请求。',
  after:
    '\n名称可按平时的叫法书写："客厅灯"、客厅/吸顶灯，或使用ID。\n退出状态：0 已完成并确认，1 被拒绝或失败，2 用法错误，3 没有正在运行的程序，4 未确认。',
  usage: '用法：',
  arguments: '参数：',
  options: '选项：',
  commands: '命令：',
  help: '显示此帮助',
  dataDir: '所指应用的文件夹',
  demo: '带演示家庭的应用',
  json: '以JSON回答',
  status: '当前状况',
  list: '现有内容',
  listWhat: '哪一类',
  get: '实体的状态',
  set: '设置值或执行动作',
  toggle: '关的打开，开的关闭',
  press: '按下按钮',
  scene: '激活场景',
  watch: '实时显示变化，按Ctrl+C结束',
  history: '实体以前的状态',
  historySince: '某个时间，或30m、24h、7d之前',
  historyCsv: '以逗号分隔的值',
  run: '运行任务或自动化',
  alerts: '未处理的警报',
  ack: '确认一条或全部警报',
  snooze: '推迟警报',
  soLong: '时长',
  notify: '显示通知',
  pause: '暂停通知；0结束暂停',
  publish: '发布MQTT消息',
  publishRetain: '由服务器保留',
  publishBroker: '在此MQTT服务器上',
  backup: '将设置复制到备份文件夹',
  export: '以JSON输出设置，不含密码',
  import: '从文件导入设置（-表示stdin）',
  importPreview: '只说明会更改什么',
  panel: '打开面板',
  open: '打开窗口',
  openPage: 'home, alerts, tasks, automations, settings, room/名称, device/ID',
  start: '恢复工作',
  stop: '停止工作；应用保持运行',
  restart: '停止后重新启动',
  quit: '退出应用',
  mcp: '让智能体查看家庭，并执行您允许的操作（通过stdio的Model Context Protocol）',
  completion: 'shell补全脚本，用source加载',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: '选项错误',
  level: '--log-level：必须是{levels}之一',
  clock: '--virtual-clock：必须是ISO 8601格式的时间',
  prefix: '--discovery-prefix：必须是不含通配符的主题',
  dataDir: '--data-dir：不能为空',
  moreFiles: '--broker-password-file：文件数多于MQTT服务器数',
  noFile: '--broker-password-file：不能为空',
  unreadable: '--broker-password-file：无法读取{file}（{why}）',
  broker: '--broker：{why}',
  noUrl: '不是MQTT服务器的URL',
  seen: '--broker：此电脑的其他用户可以读到地址中的密码；请改用--broker-password-file或{variable}',
  usage: `用法：npm run -s headless -- [选项]
  --broker URL          mqtt://、mqtts://、ws://或wss://，可带user@；可重复；仅用于本次运行
  --broker-password-file 文件
                        包含该--broker的密码；第二个文件对应第二个服务器，依此类推。
                        也可用环境变量：INGLENOOK_SECRET_BROKER_CLI_PASSWORD（第二个服务器：CLI_2）。
                        写在地址中（user:password@）时，此电脑上的其他人可以读到
  --demo                自带服务器的模拟家庭
  --data-dir 文件夹     设置、数据库和日志所在的位置
  --discovery-prefix P  默认：homeassistant
  --json                在stdin和stdout上使用JSON-RPC 2.0，每行一条消息
  --virtual-clock T     时间停在T（ISO 8601），只由clock.advance推进
  --log-level L         trace、debug、info、warn或error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const own = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof own> = own;
