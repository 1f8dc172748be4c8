/** Waits, looking every few milliseconds, until `isTrue` answers true; fails with `what` after the deadline. */
export async function waitUntil(what: string, isTrue: () => boolean, deadlineMs = 10_000): Promise<void> {
  const endMs = performance.now() + deadlineMs;
  while (!isTrue()) {
    if (performance.now() > endMs) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
