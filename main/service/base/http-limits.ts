/** Bounds of the HTTP door. */
export const httpLimits = {
  /** The HTTP door: connections in all and from one address, and what a request may be. */
  httpConnections: 256,
  httpConnectionsPerAddress: 128,
  httpBodyBytes: 64 * 1024,
  httpHeaderBytes: 8 * 1024,
  /** Within this the head of a request, and within the second all of it, must have come. */
  httpHeadersMs: 5_000,
  httpRequestMs: 15_000,
  /** What one token may ask in a second, and all that comes without one that is known. */
  httpRequestsPerSecond: 200,
  httpStrangersPerSecond: 20,
  httpTokens: 50,
  /** A token speaks for so many entities and devices at most, where not for all. */
  httpTokenEntities: 1_000,
  /** The last use of tokens is on the disk within this. */
  httpLastUseMs: 60_000,
  /** Clients that follow events; what may wait for one of them before it is dropped; and how often they hear a beat. */
  httpStreams: 64,
  httpStreamBacklogBytes: 1024 * 1024,
  httpBeatMs: 15_000,
  /** Events that are kept for clients that come back, and for so long after the last has gone. */
  httpEventsKept: 5_000,
  httpEventsKeptChars: 8 * 1024 * 1024,
  httpEventsKeptMs: 300_000,
  /** One event; a larger one is told as lost. */
  httpEventChars: 512 * 1024,
} as const;
