/** Waiting for a condition with a deadline, outside of a page. */

/** Real Electron starts in seconds, and slower still where other apps start beside it. */
const patienceMs = process.env.INGLENOOK_ELECTRON === '1' ? 45_000 : 15_000;

/** Asks again until there is an answer other than undefined and false. */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  deadlineMs = patienceMs,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    if (Date.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
