/**
 * How far the page is behind what was sent to it. Electron queues without end for a page that hangs: here nothing more is
 * sent from a bound on, and the page is told once it has caught up. Pure but for its numbers.
 */

export interface PageFlow {
  /** Counts one event on its way to the page; false: it must not be sent. */
  send(): boolean;
  /** So many are on their way. */
  unseen(): number;
  /** The page has received so many events since it was loaded. */
  seen(received: number): void;
  /** The page was loaded anew. */
  restart(): void;
}

/** @param caughtUp called when the page has taken in what was sent, and something was not. */
export function createPageFlow(mostUnseen: number, caughtUp: () => void): PageFlow {
  let sent = 0;
  let seen = 0;
  let isBehind = false;
  return {
    send() {
      if (isBehind || sent - seen >= mostUnseen) {
        isBehind = true;
        return false;
      }
      sent += 1;
      return true;
    },
    unseen: () => sent - seen,
    seen(received) {
      // What was on its way when the page was loaded anew is counted by the new one too.
      seen = Math.min(Math.max(received, seen), sent);
      if (!isBehind || seen < sent) return;
      isBehind = false;
      caughtUp();
    },
    restart() {
      sent = 0;
      seen = 0;
      isBehind = false;
    },
  };
}
