/** What a page says to its console in an error, in the log: else nobody would read it. */
import type { WebContents } from 'electron';
import type { Logger } from '../../service/base/ports.ts';
import { systemLine } from '../../service/base/system-text.ts';

/** A page that fails again and again must not fill the log. */
const mostErrors = 20;
const errorChars = 500;

/** Logs the first errors of a page. */
export function logPageErrors(page: Pick<WebContents, 'on'>, log: Pick<Logger, 'warn'>): void {
  let logged = 0;
  page.on('console-message', ({ level, message }) => {
    if (level !== 'error' || logged >= mostErrors) return;
    logged += 1;
    log.warn('page.error', { text: systemLine(message, errorChars) });
  });
}
