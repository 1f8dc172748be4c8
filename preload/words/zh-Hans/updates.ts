/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version}已发布。未经你同意，不会下载任何内容。',
  versionIsBeingDownloaded: '正在下载{version}。',
  versionIsDownloadedAndVerifiedIt: '{version}已下载并验证。在此重新启动Inglenook后生效。',
  versionIsDownloadedAndVerifiedWaits: '{version}已下载并验证。{waits}',
  looking: '正在查找…',
  notLookedForYet: '尚未查找。',
  thisIsTheNewestOneAs: '这是最新版本，检查于{checkedAt}。',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook从源代码运行：新版本随源代码提供。',
  packageManager: '此软件包由系统的软件包管理器更新。',
  folder: 'Inglenook从解压的文件夹运行，不会替换该文件夹：请将新版本解压到原处。',
  noAddress: '此构建未设定新版本的发布地址。如果你知道，请在此输入。',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: '该地址没有响应。',
  notFound: '该地址没有适用于此系统的版本。',
  unreadable: '无法识别该地址给出的版本信息。',
  tampered: '收到的内容与发布的不符，已丢弃。',
  insecure: '它指向了https以外的地址。',
  readOnly: 'Inglenook无权写入其安装位置。',
  full: '磁盘空间不足。',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: '无法查找新版本',
  download: '无法下载新版本',
  install: '无法安装新版本',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: '有未结束的报警：结束之前不会重新启动Inglenook。',
  task: '有任务正在运行：结束之前不会重新启动Inglenook。',
} as const satisfies Like<typeof english.updateWaits>;
