/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: '勿扰模式',
  trayIcon: '托盘图标',
  startAtLogin: '登录时启动',
  itRuns: '运行正常。',
  power: '电源',
  lastSleeps: '最近的休眠',
  quickToReact: '响应速度',
  theLastOneCouldNotBe: '最近一条无法显示。请在系统设置中允许Inglenook的通知；警报会保存在收件箱中。',
  nothingOnThisSystemShowsThem: '此系统上没有程序显示通知。请安装通知服务，例如dunst；警报会保存在收件箱中。',
  notKnownUntilOneWasShown: '显示过一次才能知道：请试一试。',
  theSystemShowsThem: '系统会显示通知。',
  theSystemHoldsNotificationsBack: '系统会拦截通知，严重通知可能也不例外。',
  offNotificationsComeThrough: '关闭：通知可以显示。',
  theSystemDoesNotTellWhether: '系统未说明是否拦截通知。',
  theSystemShowsIt: '系统会显示图标。',
  theSystemRefusedItWithoutIt: '系统拒绝了图标。没有图标时，再次打开Inglenook可以找回窗口。',
  thisDesktopShowsNoTrayIcons: '此桌面不显示托盘图标，可用扩展添加。没有图标时，再次打开Inglenook可以找回窗口。',
  cannotBeSetUpFromHere: '无法在这里设置。请将Inglenook添加到会话启动的程序中。',
  inglenookStartsWithYourSession: 'Inglenook随会话启动。',
  itStartsWithYourSessionUnlike: '它会随会话启动，与设置不符。',
  switchedOffInTheSystemsOwn: '已在系统的登录启动列表中关闭。',
  theEntryStartsAnotherCopyOf: '该条目启动的是另一份Inglenook，或已移动的一份。',
  offAsChosenNothingRunsUntil: '已按选择关闭：打开Inglenook之前不会运行任何内容。',
  missingNothingRunsUntilYouOpen: '缺失：打开Inglenook之前不会运行任何内容。',
  itStaysClosedBecauseItsPassword: '由于密码丢失，它保持关闭。请在“设置，MQTT服务器”中重新输入密码。',
  itStaysClosedBecauseItsPassword2: '由于无法读取密码，它保持关闭。请解锁密钥环并重新启动，或重新输入密码。',
  itCouldNotBeStartedProblem: '无法启动（{problem}）。',
  onBatteryChargeTasksThatWant: '使用电池{charge}。需要外接电源的任务正在等待。',
  onMainsPowerChargeNoTask: '使用外接电源{charge}。没有任务在等待电源。',
  noneSinceInglenookStartedTasksThat: '自Inglenook启动以来没有休眠。错过的任务会在休眠后补做。',
  spansTasksThatWereMissedAre: '{spans}。错过的任务会补做。',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook始终能在几秒内响应。',
  stoodStillForLongAtBusy: '曾停顿{long}（{at}），当时正在处理：{ran}。警报和命令需要等待。详情请见日志。',
  charge: '，{level}',
  keptIn: '{protection}（{keyring}）',
  fix: '修复',
  protectionInstallOrUnlockAKeyring:
    '{protection}。口令可将其加密（见下方），也可在重新启动后使用GNOME Keyring或KWallet等密钥环。',
  namesAreThere: '自动化所引用的内容全部存在。',
  namesAreMissing: '以下项目引用了目前不存在的内容：{list}。恢复之前它们无法工作。',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': '登录时启动',
  'autostart.disable': '登录时不启动',
  'notifications.test': '测试',
  'doNotDisturb.end.dunst': '允许通过',
  'doNotDisturb.end.gnome': '允许通过',
  'open.notificationSettings': '系统设置',
  'open.focusSettings': '系统设置',
  'open.powerSettings': '系统设置',
  'open.startupSettings': '系统设置',
  'open.trayExtension': '获取扩展',
  'app.relaunch': '重新启动',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: '已用系统密钥环加密',
  file: '未加密：保存在只有你能读取的文件中',
  plain: '未加密：系统没有密钥环',
  memory: '仅保留到Inglenook退出',
  locked: '已锁定：系统密钥环未解锁，或未提供口令',
  passphrase: '已用口令加密',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service，例如GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: '钥匙串',
  dpapi: 'Windows数据保护',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '最近{runningMs}内使用{spent}',
  costInRunningMs: '{runningMs}内使用{cost}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: '服务',
  window: '窗口',
  graphics: '图形',
  helper: '辅助进程',
} as const satisfies Like<typeof english.costNames>;
