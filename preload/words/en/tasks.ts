/** Tasks: their page, and what a run says. */
export const tasks = {
  andAlso: 'And also',
  andAlsoOptional: 'And also, optional',
  leaveOutName: 'Leave out {name}',
  changeItAndKeepItsPast: 'Change it, and keep its past',
  replaceItAndStopItsRun: 'Replace it, and stop its run',
  keepItAsItIs: 'Keep it as it is',
  runTheNewOneAfterIt: 'Run the new one after it',
  nothingNewInIt: 'Nothing new in it',
  importedNumberImported: '{imported, plural, one {# task} other {# tasks}} imported',
  importTasks: 'Import tasks',
  fromName: 'From “{name}”.',
  ifThereIsATaskOf: 'If there is a task of the same name',
  removeNameIndex: 'Remove {name} {index, number}',
  allTasks: 'All tasks',
  nothingHasRunYet: 'Nothing has run yet',
  output: 'Output',
  attemptAttempt: 'attempt {attempt, number}',
  leftOutEarlierMissedAndLeftOut: '{leftOut, number} earlier missed and left out',
  next: 'next',
  attemptAttemptOfMaxAttempts: 'attempt {attempt, number} of {maxAttempts, number}',
  waitsForTask: 'waits for {task}',
  cancelled: 'Cancelled',
  scheduleAgain: 'Schedule again',
  runNow: 'Run now',
  atWork: 'At work',
  removeThisTask: 'Remove this task?',
  nameIsRemovedItsRunHistory: '“{name}” is removed. Its run history stays.',
  workThatInglenookDoesOnIts: 'Work that Inglenook does on its own, also with the window closed.',
  runHistory: 'Run history',
  noTasksYet: 'No tasks yet',
  aTaskRunsAtTimesYou: 'A task runs at times you choose: a nightly backup, a health check, a command to a device.',
  cancelAllThatRunOrWait: 'Cancel all that run or wait',
  cancelAllTaggedTag: 'Cancel all tagged “{tag}”',
  nothingRunsOrWaits: 'Nothing runs or waits',
  countRunsCancelled: '{count, plural, one {# run} other {# runs}} cancelled',
  madeByMaker: 'made by {maker}',
} as const;

export const taskStates = {
  scheduled: 'Scheduled',
  waiting: 'Waiting',
  running: 'Running',
  retrying: 'Tries again',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const;

export const runResults = {
  done: 'Done',
  retry: 'Tries again',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const;

export const taskWords = {
  theConnectionToTheBroker: 'the connection to the broker',
  aNetworkThatIsNotMetered: 'a network that is not metered',
  theComputerToBePluggedIn: 'the computer to be plugged in',
  theBatteryToBeAbove: 'the battery to be above {batteryAbovePercent, number} %',
  theComputerToBeIdleFor: 'the computer to be idle for {idleMinutes, plural, one {# minute} other {# minutes}}',
  moreThanFreeDiskMiBMiBOfFree: 'more than {freeDiskMiB, number} MiB of free disk space',
  afterTaskIdToEnd: '“{afterTaskId}” to end',
  otherTasksToEnd: 'other tasks to end',
  inglenookStoodStill: 'Inglenook stood still',
  msBusyWithRan: '{ms}, busy with: {ran}',
  forSilentMs: ', for {silentMs}',
  aNetwork: 'a network',
  nothing: 'nothing',
  otherHeavyTasksToEnd: 'another heavy task to end',
} as const;

export const taskStopReasons = {
  timeout: 'it took too long',
  cancelled: 'by a person or program',
  quit: 'Inglenook was closed',
  sleep: 'the computer went to sleep',
  'constraint-lost': 'what it needs was no longer so',
  replaced: 'it was replaced by another task',
} as const;

export const taskMessages = {
  'http.timeout': 'There was no answer in time',
  'http.unreachable': 'Nothing answers at this address',
  'http.status': 'The server answered with status',
  'http.size': 'The answer is too large',
  'http.json': 'The answer could not be read',
  'http.value': 'A value was not found',
  'http.redirect': 'The address points elsewhere, which is not followed',
  'http.secret': 'The access token is missing, or was kept for another host',
  'backup.damaged': 'The copy could not be read back',
  'backup.olderDamaged': 'Older copies are damaged, and are left where they are',
  'backup.write': 'The copy could not be written',
  'command.failed': 'The command failed',
  'command.partly': 'Some devices did not take the command',
} as const;

export const taskOutputWords = {
  asked: 'Devices asked',
  resubscribed: 'Topics asked for again',
  checked: 'Entities checked',
  durationMs: 'Milliseconds',
  usedBytes: 'Bytes in use',
  deletedStates: 'Old states removed',
  kept: 'Copies kept',
} as const;

export const runLineTriggers = {
  schedule: 'as scheduled',
  manual: 'by hand',
  'catch-up': 'to catch up',
  retry: 'again after a failure',
  automation: 'by an automation',
  append: 'after another task',
} as const;

export const taskConstraints = {
  brokerOnline: 'A broker that is connected',
  network: 'A network',
  unmetered: 'A network that is not metered',
  onAcPower: 'Mains power',
  batteryAbovePercent: 'The charge of the battery',
  idleMinutes: 'A computer that nobody uses',
  freeDiskMiB: 'Free disk space',
} as const;

export const taskConstraintJudges = {
  brokerOnline: 'Judged by its connection',
  network: 'Judged by the interfaces of this computer',
  unmetered: 'Judged by NetworkManager, over D-Bus',
  onAcPower: 'Judged by the power management of the system',
  batteryAbovePercent: 'Judged by the batteries that the kernel lists',
  idleMinutes: 'Judged by the time since the last key or pointer',
  freeDiskMiB: 'Judged by the disk of the data folder',
} as const;
