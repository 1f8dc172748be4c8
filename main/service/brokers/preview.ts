/** What a live topic says and what a template makes of it, for the form "by hand". */
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Timers } from '../base/ports.ts';
import type { TopicPreview } from '../model/service.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import { isSubscribable } from '../mqtt/subscriptions.ts';
import { TemplateError } from '../python/errors.ts';
import { compileTemplate } from '../templates/compile.ts';
import type { Brokers } from './brokers.ts';

const waitMs = 1_500;

/** What is needed of the home. */
export interface PreviewHome {
  readonly brokers: Pick<Brokers, 'unit'>;
  readonly ports: { readonly clock: Clock; readonly timers: Timers };
  readonly timeZone: string;
}

/** Listens for a short while, so that a retained or a quick message shows; without one the answer has no payload. */
export async function previewTopic(
  home: PreviewHome,
  brokerId: string,
  topic: string,
  template: string | undefined,
): Promise<Result<TopicPreview>> {
  const unit = home.brokers.unit(brokerId);
  if (unit === undefined) return err('broker.unknown', brokerId);
  if (!unit.online) return err('broker.offline');
  if (!isSubscribable(topic)) return err('request.invalid', 'topic: cannot be subscribed to');
  const compiled = template === undefined || template === '' ? undefined : compileTemplate(template);
  if (compiled?.ok === false) return ok({ error: compiled.reason });
  const message = await new Promise<IncomingMessage | undefined>((resolve) => {
    const finish = (each: IncomingMessage | undefined): void => {
      stop();
      cancel();
      resolve(each);
    };
    const cancel = home.ports.timers.after(waitMs, () => finish(undefined));
    const stop = unit.listen(topic, (each) => setImmediate(() => finish(each)));
  });
  if (message === undefined) return ok({});
  const seen = { payload: message.text.slice(0, limits.shownPayloadChars), retained: message.retained };
  if (compiled === undefined) return ok({ ...seen, rendered: seen.payload });
  try {
    const rendered = compiled.template.render({
      value: message.text,
      valueJson: () => message.valueJson(),
      now: home.ports.clock.now(),
      timeZone: home.timeZone,
    });
    return ok({ ...seen, rendered });
  } catch (error) {
    if (error instanceof TemplateError) return ok({ ...seen, error: error.message });
    throw error;
  }
}
