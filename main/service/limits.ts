/** Every number that bounds the service, with its unit in its name (DESIGN section 7). */
export const limits = {
  statePayloadBytes: 1024 * 1024,
  /** Pictures of cameras and image entities may be larger than states. */
  imagePayloadBytes: 8 * 1024 * 1024,
  discoveryPayloadBytes: 256 * 1024,
  jsonDepth: 32,
  entities: 50_000,
  discoveryTopics: 50_000,
  /** What the snapshot and the page show of a payload; the rest is cut and said to be cut. */
  shownPayloadChars: 64 * 1024,
  nameChars: 255,
  stateChars: 255,

  templateChars: 32 * 1024,
  templateSteps: 200_000,
  templateOutputChars: 256 * 1024,
  templateCacheEntries: 20_000,

  subscribeBatchTopics: 400,
  publishTimeoutMs: 5_000,
  connectTimeoutMs: 10_000,
  endTimeoutMs: 1_000,
  backoffFirstMs: 1_000,
  backoffMaxMs: 60_000,
  backoffJitter: 0.2,
  keepaliveSeconds: 30,
  brokerLostGraceMs: 30_000,

  commandConfirmMs: 5_000,
  entityChangedMergeMs: 33,
  patchIntervalMs: 33,
  stopDeadlineMs: 4_000,
  settingsDebounceMs: 500,
  historyFlushMs: 1_000,

  rpcLineBytes: 4 * 1024 * 1024,
  ipcRequestBytes: 1024 * 1024,
  ipcRequestsPerSecond: 200,
  discoveryRejectionsKept: 500,
  taskRunsKept: 2_000,
  alertsKept: 5_000,
  historyDays: 30,
} as const;
