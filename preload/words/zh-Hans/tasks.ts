/** Tasks: their page, and what a run says. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/tasks.ts';

export const tasks = {
  andAlso: '以及',
  andAlsoOptional: '以及（可选）',
  leaveOutName: '排除{name}',
  changeItAndKeepItsPast: '更改并保留其记录',
  replaceItAndStopItsRun: '替换并停止其运行',
  keepItAsItIs: '保持不变',
  runTheNewOneAfterIt: '在其之后运行新任务',
  nothingNewInIt: '没有新内容',
  importedNumberImported: '已导入{imported, plural, other {#个任务}}',
  importTasks: '导入任务',
  fromName: '来自“{name}”。',
  ifThereIsATaskOf: '如果已有同名任务',
  removeNameIndex: '移除{name}{index, number}',
  allTasks: '所有任务',
  nothingHasRunYet: '尚未运行过任务',
  output: '输出',
  attemptAttempt: '第{attempt, number}次尝试',
  leftOutEarlierMissedAndLeftOut: '错过并略过了之前{leftOut, number}次',
  next: '下次',
  attemptAttemptOfMaxAttempts: '第{attempt, number}次尝试，共{maxAttempts, number}次',
  waitsForTask: '等待{task}',
  cancelled: '已取消',
  scheduleAgain: '重新安排',
  runNow: '立即运行',
  atWork: '正在进行',
  removeThisTask: '移除此任务？',
  nameIsRemovedItsRunHistory: '将移除“{name}”。其运行记录会保留。',
  workThatInglenookDoesOnIts: 'Inglenook自行完成的工作，窗口关闭时也会进行。',
  runHistory: '运行记录',
  noTasksYet: '还没有任务',
  aTaskRunsAtTimesYou: '任务在你选择的时间运行：夜间备份、健康检查、向设备发送命令。',
  cancelAllThatRunOrWait: '取消所有正在运行或等待的任务',
  cancelAllTaggedTag: '取消所有带“{tag}”标签的任务',
  nothingRunsOrWaits: '没有正在运行或等待的任务',
  countRunsCancelled: '已取消{count, plural, other {#次运行}}',
  madeByMaker: '由{maker}创建',
} as const satisfies Like<typeof english.tasks>;

export const taskStates = {
  scheduled: '已计划',
  waiting: '等待中',
  running: '运行中',
  retrying: '正在重试',
  succeeded: '已完成',
  failed: '失败',
  cancelled: '已取消',
} as const satisfies Like<typeof english.taskStates>;

export const runResults = {
  done: '已完成',
  retry: '重试',
  failed: '失败',
  cancelled: '已取消',
} as const satisfies Like<typeof english.runResults>;

export const taskWords = {
  theConnectionToTheBroker: '连接到MQTT服务器',
  aNetworkThatIsNotMetered: '不按流量计费的网络',
  theComputerToBePluggedIn: '电脑接通电源',
  theBatteryToBeAbove: '电池电量高于{batteryAbovePercent, number}%',
  theComputerToBeIdleFor: '电脑闲置{idleMinutes, plural, other {#分钟}}',
  moreThanFreeDiskMiBMiBOfFree: '可用磁盘空间超过{freeDiskMiB, number} MiB',
  afterTaskIdToEnd: '“{afterTaskId}”结束',
  otherTasksToEnd: '其他任务结束',
  inglenookStoodStill: 'Inglenook曾停顿',
  msBusyWithRan: '{ms}，正在处理：{ran}',
  forSilentMs: '，已有{silentMs}',
  aNetwork: '网络',
  nothing: '无',
  otherHeavyTasksToEnd: '另一个繁重任务结束',
} as const satisfies Like<typeof english.taskWords>;

export const taskStopReasons = {
  timeout: '用时过长',
  cancelled: '由人或程序取消',
  quit: 'Inglenook已关闭',
  sleep: '电脑进入休眠',
  'constraint-lost': '所需条件不再满足',
  replaced: '被另一个任务替换',
} as const satisfies Like<typeof english.taskStopReasons>;

export const taskMessages = {
  'http.timeout': '未及时得到回应',
  'http.unreachable': '此地址没有响应',
  'http.status': '服务器返回状态',
  'http.size': '回应内容过大',
  'http.json': '无法读取回应',
  'http.value': '未找到值',
  'http.redirect': '该地址指向别处，未跟随',
  'http.secret': '缺少访问令牌，或令牌属于其他主机',
  'backup.damaged': '无法回读副本',
  'backup.olderDamaged': '较旧的副本已损坏，保留在原处',
  'backup.write': '无法写入副本',
  'command.failed': '命令失败',
  'command.partly': '部分设备未接受命令',
} as const satisfies Like<typeof english.taskMessages>;

export const taskOutputWords = {
  asked: '询问的设备',
  resubscribed: '重新订阅的主题',
  checked: '检查的实体',
  durationMs: '毫秒',
  usedBytes: '已用字节',
  deletedStates: '移除的旧状态',
  kept: '保留的副本',
} as const satisfies Like<typeof english.taskOutputWords>;

export const runLineTriggers = {
  schedule: '按计划',
  manual: '手动',
  'catch-up': '补做',
  retry: '失败后重试',
  automation: '由自动化触发',
  append: '在另一个任务之后',
} as const satisfies Like<typeof english.runLineTriggers>;

export const taskConstraints = {
  brokerOnline: '已连接的MQTT服务器',
  network: '网络',
  unmetered: '不按流量计费的网络',
  onAcPower: '外接电源',
  batteryAbovePercent: '电池电量',
  idleMinutes: '无人使用的电脑',
  freeDiskMiB: '可用磁盘空间',
} as const satisfies Like<typeof english.taskConstraints>;

export const taskConstraintJudges = {
  brokerOnline: '根据其连接判断',
  network: '根据此电脑的网络接口判断',
  unmetered: '根据NetworkManager（通过D-Bus）判断',
  onAcPower: '根据系统的电源管理判断',
  batteryAbovePercent: '根据内核列出的电池判断',
  idleMinutes: '根据距上次按键或移动指针的时间判断',
  freeDiskMiB: '根据数据文件夹所在的磁盘判断',
} as const satisfies Like<typeof english.taskConstraintJudges>;
