/** Every number that bounds the service, with its unit in its name (DESIGN section 7). */
import { httpLimits } from './http-limits.ts';

export const limits = {
  statePayloadBytes: 1024 * 1024,
  /** Pictures of cameras and image entities may be larger than states. */
  imagePayloadBytes: 8 * 1024 * 1024,
  /** All pictures of cameras and image entities together; the one that came longest ago goes first. */
  picturesBytes: 64 * 1024 * 1024,
  discoveryPayloadBytes: 256 * 1024,
  /** Networks of Zigbee2MQTT on one broker. */
  zigbeeNetworks: 50,
  /** A Zigbee2MQTT bridge describes all its devices in one message. */
  bridgePayloadBytes: 32 * 1024 * 1024,
  /** Zigbee devices are asked for their state one after the other, so long apart: their radio is slow, and others use it. */
  statesAskedEveryMs: 250,
  /** A device that has said something within this is not asked for its state. */
  stateFreshMs: 3_600_000,
  /** Of one native dialect on one broker. */
  dialectDevices: 2_000,
  homieNodes: 200,
  homieProperties: 500,
  homieAlerts: 20,
  /** Attributes of Homie 3 and 4 come one by one: after this long without another one they are taken up. */
  homieQuietMs: 150,
  shellyComponents: 200,
  shellyFields: 100,
  /** A Shelly that answers no question is announced after this by what it published. */
  shellyPatienceMs: 1_000,
  /** After this the entities of a new Shelly listen, and it is asked for its state again. */
  shellyRefreshMs: 200,
  /** Within this a Shelly is asked once, whatever it says. */
  shellyAskAgainMs: 5_000,
  jsonDepth: 32,
  entities: 65_536,
  discoveryTopics: 65_536,
  /** Device and availability configs that are shared between the entities that carry the same. */
  sharedConfigs: 10_000,
  /** So many disputed fields of devices have their owner remembered over restarts. */
  deviceOwners: 10_000,
  /** Devices that a person has forgotten here, and those taken away that can be brought back, for so long. */
  forgottenDevices: 1_000,
  removedKept: 200,
  removedKeptMs: 30 * 86_400_000,
  /** What the broker keeps of a device has come by then; and so long a bridge may take to answer. */
  removalWaitMs: 3_000,
  bridgeAnswerMs: 15_000,
  memoryDebounceMs: 2_000,
  /** What the snapshot and the page show of a payload; the rest is cut and said to be cut. */
  shownPayloadChars: 64 * 1024,
  /** The last payload of a topic is kept in memory up to this length. */
  keptPayloadChars: 16 * 1024,
  nameChars: 255,
  stateChars: 255,

  templateChars: 32 * 1024,
  /** A step is a tenth of a microsecond, at worst a few: a rendering takes some 20 ms at most. */
  templateSteps: 100_000,
  /** What the templates of entities may use in one turn of the event loop, and what each has at least (0.1 ms). */
  turnSteps: 150_000,
  leastSteps: 500,
  /** Looking through a payload longer than this counts against the turn as well, so many bytes as one step. */
  longPayloadBytes: 32 * 1024,
  payloadBytesPerStep: 16,
  /** Messages that wait for a turn of their own. */
  waitingReadings: 10_000,
  waitingReadingBytes: 16 * 1024 * 1024,
  /** An entity whose template exceeds its steps so often is set aside; so long after the last time it is forgotten. */
  templateOverruns: 3,
  overrunsForgottenMs: 60 * 60 * 1000,
  vacuumSegments: 200,
  /** Marks and spaces of one infrared signal. */
  infraredTimings: 10_000,
  /** How many entities or domains one template may watch, and how soon it is rendered again when they change. */
  templateReads: 64,
  templateRereadMs: 50,
  /** The same where it looks at all entities, or at those of a domain. */
  templateRereadManyMs: 1_000,
  /** Renderings that follow from renderings, and renderings in one turn. */
  templateRereadDepth: 8,
  templateRereadsPerTurn: 200,
  templateOutputChars: 256 * 1024,
  templateCacheEntries: 20_000,

  /** What a connection holds of a replay that comes faster than it is dealt with, and of live messages. */
  replayBytes: 64 * 1024 * 1024,
  liveBytes: 64 * 1024,
  /** So long a connection deals with what came before it reads on. */
  replaySliceMs: 4,
  liveSliceMs: 16,
  /** A replay of fewer retained messages than this is not cut by any broker we know. */
  replayUncut: 1_000,
  /** So long after its last message a replay is over. */
  replayQuietMs: 500,
  /** Background work waits so long for a broker that is about to be there; then it is tried again later. */
  settleWaitMs: 20_000,
  /** So often a replay is asked for in all, however much more comes. */
  replayRounds: 5,
  subscribeBatchTopics: 400,
  publishTimeoutMs: 5_000,
  /** Certificates, keys and passwords in files. */
  namedFileBytes: 1024 * 1024,
  readFileMs: 5_000,
  backupFileBytes: 32 * 1024 * 1024,
  /** The longest packet that MQTT can describe (2.2.3). */
  mqttPacketBytes: 268_435_460,
  /** So many messages of QoS 1 and 2 are unanswered at once, however many the broker would take. */
  publishesInFlight: 64,
  /** The same for brokers that do not say how many they take: those of MQTT 3.1.1. Mosquitto's default is 20. */
  publishesInFlightUntold: 10,
  /** What waits for its turn on one connection. */
  publishesWaiting: 5_000,
  publishesWaitingBytes: 64 * 1024 * 1024,
  /** A broker that has not answered a message for so long, with others waiting behind it, is left and called again. */
  unansweredMs: 15_000,
  connectTimeoutMs: 10_000,
  endTimeoutMs: 1_000,
  backoffFirstMs: 1_000,
  /** Between two attempts: a broker at home, elsewhere, and while somebody is looking. */
  backoffNearMs: 10_000,
  backoffFarMs: 30_000,
  backoffWatchedMs: 2_000,
  /** A machine that was said to go to sleep and runs on tries again after this. */
  sleepCheckMs: 60_000,
  backoffJitter: 0.2,
  keepaliveSeconds: 30,
  brokerLostGraceMs: 30_000,
  /** After waking up, a link that does not answer within this is taken for dead. */
  probeTimeoutMs: 4_000,
  /** A connection that ends sooner than this, and has answered no ping, was not a stable one. */
  quickDropMs: 5_000,
  /** Taken over again within this, another client is using our client id. */
  takeoverWindowMs: 120_000,
  /** So many of those in a row are a loop, not an accident. */
  dropsUntilSlow: 3,
  /** Brokers close a connection that names more levels than they know (aedes 100, Mosquitto 200). */
  topicLevels: 100,
  subscribeBatchBytes: 64 * 1024,

  findBrokersMs: 3_000,
  foundBrokers: 64,

  /** New entities are told of for so long in a turn; and so long a file of ids and names is put into text in one. */
  announceSliceMs: 8,
  fileSliceMs: 8,
  /** A new entity is shown this long after its subscriptions stand. */
  firstStateMs: 15,
  commandConfirmMs: 5_000,
  entityChangedMergeMs: 33,
  patchIntervalMs: 50,
  /** With so many events that the page has not taken in patches wait, and grow; it says ten times a second what it has. */
  pageBusy: 8,
  /** So many events the page may not have taken in yet; then it gets none until it has. */
  pageUnseen: 60,
  stopDeadlineMs: 4_000,
  settingsDebounceMs: 500,
  /** A folder that somebody has is tried again so often; and so long its owner may take to say who it is. */
  folderRetryMs: 100,
  folderAnswerMs: 1_000,
  /** A process that is about to end may have the folder for so long. */
  folderPatienceMs: 2_000,
  /** Settings, registry and secrets; a registry of 60 000 entities takes a sixth of it. */
  dataFileBytes: 64 * 1024 * 1024,
  historyFlushMs: 1_000,
  /** Of a sensor that measures, a row in so long at most; and for changes within its dead band in the second. */
  historySampleMs: 10_000,
  historySettleMs: 300_000,

  /** A main loop that stands still for so long is logged, and for so long said on the health page, for a day. */
  loopHeldMs: 200,
  loopBadMs: 5_000,
  loopBadKeptMs: 86_400_000,
  loopBadKept: 10,
  /** So often it is looked at while something happens, and at rest, which begins after so many beats. */
  loopBeatMs: 50,
  loopRestBeatMs: 5_000,
  loopBeatsUntilRest: 10,
  loopLogEveryMs: 10_000,

  rpcLineBytes: 4 * 1024 * 1024,
  /** So many lines of one event are logged within so long; the rest is counted. */
  logLinesPerEvent: 200,
  logWindowMs: 10_000,
  /** Lines that wait for the disk, or for who reads stderr; more are left out and counted. */
  logBacklogBytes: 256 * 1024,
  logFlushMs: 100,
  /** Of one answer, and of all answers of a batch; in characters of JSON, without escapes. */
  answerChars: 128 * 1024 * 1024,
  rpcBatch: 100,
  /** So many commands of a client run at once; more are refused. */
  rpcAtOnce: 1_000,
  /** So many requests that only read wait for their turn before no more are taken. */
  rpcReadsWaiting: 100,
  /** So much that a client has not read may wait for it, besides one answer; then only answers are added. */
  rpcBacklogBytes: 1024 * 1024,
  /** So long after the end of its requests a client may still read answers. */
  rpcLastAnswersMs: 1_000,
  /** What a snapshot holds of each list, in characters of JSON; the rest is fetched page by page. */
  snapshotEntitiesChars: 80 * 1024 * 1024,
  snapshotDevicesChars: 16 * 1024 * 1024,
  snapshotAlertsChars: 8 * 1024 * 1024,
  snapshotAlerts: 1_000,
  pageChars: 8 * 1024 * 1024,
  pageRecords: 1_000,
  ipcRequestBytes: 1024 * 1024,
  /** Of what a name may mean, so many are told. */
  foundEntities: 50,
  /** Clients of the socket at once, and what one of them may ask in a second. */
  socketClients: 32,
  socketRequestsPerSecond: 500,
  ipcRequestsPerSecond: 200,
  ...httpLimits,
  discoveryRejectionsKept: 500,
  /** Why a config was refused, as it is kept. */
  rejectionReasonChars: 1_000,
  taskRunsKept: 2_000,
  /** What the record of a run keeps of what it said and gave. */
  taskMessageChars: 1_000,
  taskOutputChars: 64 * 1024,
  /** The settings as JSON: tasks and automations with them. */
  settingsChars: 16 * 1024 * 1024,
  alertsKept: 5_000,
  /** What is handed to the system of a notification's texts, in UTF-16 units. */
  notificationTitleChars: 120,
  notificationBodyChars: 1_000,
  notificationButtonChars: 60,
  /** Windows refuses longer ids and groups of notifications. */
  notificationIdChars: 64,
  /** At most 10 notifications on the screen: these, and an overview of each counted kind. */
  notificationsOnScreen: { critical: 3, other: 4, answer: 1 },
  /** At most 20 per minute: these, 4 overviews of critical alerts and 2 of others. */
  notificationsPerMinute: { critical: 6, other: 6, answer: 2 },
  notificationOverviewEveryMs: { critical: 15_000, other: 30_000 },
  /** Critical alerts bring the window up so often at most. */
  alarmWindowEveryMs: 15_000,
  /** An overview waits this long for others that come with the first. */
  notificationGatherMs: 1_000,
  /** So many alerts are acknowledged by one press before others get their turn. */
  alertsAtOnce: 50,
  /** Topics that a person lets be critical. */
  criticalTopics: 50,
  /** Notifications of which it is remembered where their click leads; the oldest is forgotten first. */
  shownNotifications: 200,
  /** Files of pictures that notifications on the screen have; the oldest goes first. */
  notificationPictures: 20,
  /** What the records of alerts may take in the database, texts to search in included. */
  alertsBytes: 64 * 1024 * 1024,
  /** So many new alerts are stored before the oldest make room. */
  alertsPruneEvery: 250,
  /** What others write in a notification; more of it is cut. */
  alertTitleChars: 250,
  alertBodyChars: 4_096,
  /** A stored alert that is longer was written when pictures were part of the record. */
  alertRecordBytes: 256 * 1024,
  /** Alerts that the disk refused, and how long after that they are tried again: doubling from the first to the last. */
  alertsUnsaved: 1_000,
  /** Each write waits for the disk: so many in one turn of the loop, then they are written together, so many at once. */
  alertWritesPerTurn: 5,
  alertsWrittenTogether: 50,
  alertRetryFirstMs: 1_000,
  alertRetryMaxMs: 60_000,
  alertPictures: 200,
  alertPicturesBytes: 64 * 1024 * 1024,
  /** Pictures that wait for the disk; more come without. */
  alertPicturesWaitingBytes: 32 * 1024 * 1024,
  alertPictureDays: 30,
  historyDays: 30,
  /** What the history may take on disk before its oldest part goes; never the last 24 hours. */
  historyMiB: 512,
  /** Numbers older than this are kept as means of 5 minutes, and those older than the second as means of an hour. */
  historyFullDays: 7,
  historyMeansDays: 30,
  /** So often the size is looked at while states come in; and so long not again when what must stay is too large. */
  historySizeCheckMs: 10_000,
  historyTooLargeMs: 3_600_000,
  /** Queries and the upkeep of the database work so long at a time; then messages have their turn. */
  historyPieceMs: 4,
  tracesKeptPerAutomation: 50,

  /** The wall clock was set when it moved so much more or less than time passed; less is drift. */
  clockStepMs: 1_000,
  /** So often it is looked whether it was. */
  clockLookMs: 10_000,

  /** So many missed runs of a task are caught up, where it does not say otherwise, and so many at most where it does. */
  catchUpRuns: 100,
  catchUpRunsAtMost: 1_000,
  /** Between two runs that are caught up. */
  catchUpGapMs: 250,
  tasks: 2_000,
  tasksAtOnce: 8,
  /** What tasks and automations do to tasks, so that no chain of them runs away: see `tasks/changes.ts`. */
  taskChanges: { generations: 3, perHour: 60, made: 200 },
  automations: 2_000,

  /** Agents: entities that they may command, what is kept of what they did and of what they were refused, and what they may do in a minute. */
  agentEntities: 1_000,
  agentEntries: 500,
  agentActsPerMinute: 30,
  /** Drafts that wait for a person; questions that do, and how long. */
  agentDrafts: 20,
  agentQuestions: 5,
  agentAnswerMs: 120_000,
  agentNameChars: 60,
  agentTextChars: 300,
} as const;
