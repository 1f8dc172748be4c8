/** A notification as the system may have it: clean texts, and keys in place of what others called their buttons. Pure. */
import { limits } from '../../service/base/limits.ts';
import type { NotificationRequest } from '../../service/base/ports.ts';
import { systemLine, systemText } from '../../service/base/system-text.ts';

/** The ids of buttons by the keys that the system knows them by. */
export type ButtonKeys = ReadonlyMap<string, string>;

const titleOfNone = 'Inglenook';
/** Ids that every system takes as they are. */
const plainKey = /^[\w.:-]{1,64}$/;

/** The request with its texts cleaned and cut, and the ids of its buttons by their keys. */
export function forSystem(request: NotificationRequest): {
  readonly text: NotificationRequest;
  readonly keys: ButtonKeys;
} {
  const keys = new Map<string, string>();
  const buttons = request.buttons?.map(({ id, label, input }, index) => {
    const key = plainKey.test(id) ? id : `button:${index}`;
    keys.set(key, id);
    const hint = systemLine(input?.placeholder ?? '', limits.notificationButtonChars);
    return {
      id: key,
      label: systemLine(label, limits.notificationButtonChars) || `${index + 1}`,
      ...(input === undefined ? {} : { input: hint === '' ? {} : { placeholder: hint } }),
    };
  });
  const text = {
    ...request,
    title: systemLine(request.title, limits.notificationTitleChars) || titleOfNone,
    body: systemText(request.body, limits.notificationBodyChars),
    ...(buttons === undefined ? {} : { buttons }),
  };
  return { text, keys };
}
