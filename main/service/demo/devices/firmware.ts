/** A device's firmware: a newer version waits, and installing it takes about ten seconds. Pure. */

export interface Firmware {
  readonly installed: string;
  readonly latest: string;
  /** Milliseconds since the epoch, while it is being installed. */
  readonly startedAt?: number;
  /** 0-100. */
  readonly percent: number;
}

const installMs = 10_000;

export function firmwareAfterCommand(firmware: Firmware, now: number): Firmware {
  const isDone = firmware.installed === firmware.latest;
  return isDone || firmware.startedAt !== undefined ? firmware : { ...firmware, startedAt: now, percent: 0 };
}

/** The same object while nothing is being installed. */
export function firmwareAt(firmware: Firmware, now: number): Firmware {
  const { startedAt, installed, latest } = firmware;
  if (startedAt === undefined) return firmware;
  const percent = Math.round(((now - startedAt) / installMs) * 100);
  if (percent < 100) return { installed, latest, startedAt, percent };
  return { installed: latest, latest, percent: 100 };
}
