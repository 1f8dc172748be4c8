/** Commands about alerts and notifications. */
import type { Alert, Severity } from '../../preload/contract.ts';
import { plainEnglish } from '../../preload/words/outside.ts';
import { alertText } from '../../preload/words/say-alert.ts';
import type { Session } from './session.ts';
import { CliError, status } from './terminal.ts';

export interface NotifyOptions {
  readonly title?: string;
  readonly severity?: Severity;
}

const open: Alert['state'][] = ['raised', 'acknowledged', 'snoozed'];

/** What an alert is about, as its notification says it. */
function aboutOf(alert: Alert): string {
  const { title, body } = alertText(plainEnglish(), alert);
  return body === '' ? title : `${title}: ${body}`;
}

export async function list(session: Session): Promise<void> {
  const { alerts } = await session.ask('alert.list', { states: open });
  session.say({ alerts }, () =>
    session.table(
      ['alert', 'severity', 'state', 'since', 'about'],
      alerts.map((each) => [each.id, each.severity, each.state, each.since, aboutOf(each)]),
    ),
  );
}

/** An id may be shortened to what only one of the open alerts begins with. */
async function idOf(session: Session, text: string): Promise<string> {
  const { alerts } = await session.ask('alert.list', { states: open });
  const found = alerts.filter(({ id }) => id === text || id.startsWith(text));
  if (found.length > 1) {
    throw new CliError(
      status.failed,
      session.words.say('line.ambiguous', {
        name: text,
        lines: found.map((each) => `  ${each.id}  ${aboutOf(each)}`).join('\n'),
      }),
    );
  }
  const [first] = found;
  if (first === undefined)
    throw new CliError(status.failed, session.words.say('line.unknownOf', { kind: 'alert', name: text }));
  return first.id;
}

export async function acknowledge(session: Session, which: string): Promise<void> {
  if (which === 'all') {
    const { acknowledged } = await session.ask('alert.acknowledgeAll', {});
    return session.say({ acknowledged }, () => `${acknowledged}\n`);
  }
  const id = await idOf(session, which);
  await session.ask('alert.acknowledge', { id });
  session.say({ acknowledged: 1, id }, () => `${id}\n`);
}

export async function snooze(session: Session, which: string, minutes: number): Promise<void> {
  const id = await idOf(session, which);
  await session.ask('alert.snooze', { id, minutes });
  session.say({ id, minutes }, () => `${id}\n`);
}

export async function notify(session: Session, message: string, { title, severity }: NotifyOptions): Promise<void> {
  const { id } = await session.ask('alert.notify', {
    message,
    ...(title === undefined ? {} : { title }),
    ...(severity === undefined ? {} : { severity }),
  });
  session.say({ id }, () => `${id}\n`);
}

export async function pause(session: Session, minutes: number): Promise<void> {
  await session.ask('alert.pause', { minutes });
  session.say({ minutes }, () => `${minutes}\n`);
}
