/** Where a critical alert that nobody acknowledges goes on to: an MQTT topic, or an address such as one of ntfy. */
import { randomUUID } from 'node:crypto';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { alertText, type Text } from '../../../preload/words/say-alert.ts';
import { createEscalator, type Escalator } from '../alerts/escalator.ts';
import type { AlertService } from '../alerts/inbox.ts';
import { sendMail } from '../alerts/mail.ts';
import { composeMail } from '../alerts/mail-text.ts';
import { err, ok, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { Topics } from '../brokers/topics.ts';
import type { Alert } from '../model/alerts.ts';
import type { EscalationStep, MailServer } from '../model/settings.ts';

const answerWithinMs = 10_000;

export interface EscalatingPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly alerts: Pick<AlertService, 'on' | 'open' | 'acknowledge' | 'escalated'>;
  readonly topics: Pick<Topics, 'publish' | 'listenKept'>;
  words(): SpokenWords;
  steps(): readonly EscalationStep[];
  /** The mail server of the settings, and its password. */
  mail(): Promise<{ readonly server: MailServer | undefined; readonly password: string | undefined }>;
}

export interface Escalating {
  /** The steps may be others now, or the service works again. */
  follow(): void;
  /** Sends an e-mail that says that it works. */
  testMail(address: string): Promise<Result<unknown>>;
  stop(): void;
}

export function createEscalating(ports: EscalatingPorts): Escalating {
  const { alerts, topics } = ports;
  const answers = new Map<string, Dispose>();

  const mail = async (to: string, { title, body }: Text): Promise<Result<unknown>> => {
    const { server, password } = await ports.mail();
    if (server === undefined) return err('mail.unreachable', 'no mail server is set');
    return sendMail(server, password, {
      to,
      text: composeMail({
        from: server.from,
        to,
        subject: title,
        body: `${body}\n`,
        atMs: ports.clock.now(),
        id: randomUUID().replaceAll('-', ''),
      }),
    });
  };
  const titleOf = (title: string, what: 'raised' | 'settled'): string =>
    what === 'raised' ? title : ports.words().say('alerts.settled', { title });
  const tell = async (step: EscalationStep, alert: Alert, what: 'raised' | 'settled'): Promise<Result<unknown>> => {
    const text = alertText(ports.words(), alert);
    if (step.to === 'loud') return ok(null);
    if (step.to === 'http') return post(step.url, text, what);
    if (step.to === 'mail') return mail(step.address, { ...text, title: titleOf(text.title, what) });
    const { id, rule, severity, state, raisedAt } = alert;
    const payload = JSON.stringify({ id, rule, severity, state, raisedAt, ...text });
    return topics.publish({ topic: step.topic, payload, qos: 1, retain: false });
  };
  const escalator: Escalator = createEscalator({
    ...ports,
    alerts: alerts.open,
    tell,
    taken: alerts.escalated,
  });
  const stops = [
    alerts.on('alert.raised', ({ alert }) => escalator.changed(alert)),
    alerts.on('alert.changed', ({ alert }) => escalator.changed(alert)),
  ];

  return {
    follow() {
      const wanted = new Set(
        ports.steps().flatMap((step) => (step.to === 'mqtt' ? [`${step.topic}/acknowledge`] : [])),
      );
      for (const [topic, stop] of answers) {
        if (wanted.has(topic)) continue;
        stop();
        answers.delete(topic);
      }
      for (const topic of wanted) {
        if (answers.has(topic)) continue;
        // Whoever hears of it there may acknowledge it there: the payload is its id.
        const stop = topics.listenKept(topic, ({ text, retained }) => {
          if (!retained) alerts.acknowledge(text.trim());
        });
        answers.set(topic, stop);
      }
      escalator.changed();
    },
    testMail: (address) => mail(address, { title: 'Inglenook', body: ports.words().say('alerts.mailTest') }),
    stop() {
      for (const stop of [...stops, ...answers.values()]) stop();
      answers.clear();
      escalator.stop();
    },
  };
}

/** As ntfy takes it: the text is the body, the title and how urgent it is are headers. */
async function post(
  url: string,
  { title, body }: { readonly title: string; readonly body: string },
  what: 'raised' | 'settled',
): Promise<Result<null>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // Headers are Latin: other letters go as a coded word.
      headers: {
        title: `=?UTF-8?B?${Buffer.from(title).toString('base64')}?=`,
        priority: what === 'raised' ? 'urgent' : 'low',
        tags: what === 'raised' ? 'rotating_light' : 'white_check_mark',
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    await response.body?.cancel();
    return response.ok ? ok(null) : err('request.invalid', String(response.status));
  } catch (thrown) {
    // The address may hold a secret: it is not said.
    return err('request.invalid', thrown instanceof Error ? thrown.name : 'unknown');
  }
}
