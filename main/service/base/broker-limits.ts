/** What the built-in broker takes, keeps and waits for at most. Times are in milliseconds, sizes in bytes. */
export const brokerLimits = {
  /** Connections to the built-in broker: logged in, in all and from one address; not logged in, the same. */
  connections: 500,
  connectionsPerAddress: 200,
  strangers: 64,
  strangersPerAddress: 16,
  /** Within this a client must have logged in. */
  loginMs: 5_000,
  /** A client that is not logged in may send packets up to this; later, all but messages up to the other. */
  strangerBytes: 64 * 1024,
  controlBytes: 66 * 1024,
  /** A wrong password is answered this late; each further one from the same address twice as late, up to the last. */
  refusalFirstMs: 500,
  refusalLastMs: 60_000,
  refusalLocalMs: 2_000,
  /** So long after the last wrong one an address begins anew. */
  refusalForgottenMs: 15 * 60_000,
  refusedAddresses: 1_000,
  logins: 100,
  filtersPerLogin: 50,
  clientIdBytes: 1_024,
  payloadBytes: 8 * 1024 * 1024,
  /** Of messages that have begun to come and are not whole, from all clients; and how long one may take. */
  arrivingBytes: 64 * 1024 * 1024,
  arrivingMs: 120_000,
  /** Of one turn of the loop all clients of the built-in broker together take this. */
  sliceMs: 5,
  /** What arrived is taken apart in pieces: many small packets may be in one, of a large one it is a part. */
  pieceBytes: 4 * 1024,
  largePieceBytes: 32 * 1024,
  /** What waits for one client that reads slowly, and for all; past the total only those with little go on. */
  queueBytes: 16 * 1024 * 1024,
  queuesBytes: 64 * 1024 * 1024,
  smallQueueBytes: 256 * 1024,
  /** A replay of retained messages and QoS 1 and 2 go on while less than this waits for the client. */
  roomBytes: 256 * 1024,
  /** A client that takes nothing for this long, while something waits for it, is disconnected. */
  stuckMs: 30_000,
  /** Messages of QoS 1 and 2 that one client has not acknowledged. */
  inflight: 200,
  /** QoS 2 messages from one client that it has not released. */
  unreleased: 1_000,
  /** Acknowledgements that wait for the disk; past it the client is not read. */
  unacknowledged: 2_000,
  /** What waits in sessions for clients that are away, or acknowledge slowly. */
  sessionBytes: 16 * 1024 * 1024,
  sessionsBytes: 64 * 1024 * 1024,
  sessions: 500,
  sessionMs: 24 * 3_600_000,
  /** Subscriptions of one client and of all, their bytes, and what all filters with wildcards have in levels. */
  subscriptions: 20_000,
  subscriptionBytes: 2 * 1024 * 1024,
  allSubscriptions: 200_000,
  allSubscriptionBytes: 32 * 1024 * 1024,
  wildcards: 500,
  wildcardLevels: 20_000,
  retained: 100_000,
  retainedBytes: 256 * 1024 * 1024,
  /** A retained message is on the disk within this, and then acknowledged. */
  saveMs: 10,
  /** After a failure, and so long the disk may take of one turn of the loop. */
  saveAgainMs: 1_000,
  saveSliceMs: 5,
  /** And at most this many: what SQLite writes at the end of a slice grows with them, and no clock can stop it there. */
  saveRows: 400,
} as const;
