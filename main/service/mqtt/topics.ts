/** Topic names and filters (MQTT 5, section 4.7). Pure. */
import { limits } from '../base/limits.ts';

/** True when the filter holds a wildcard and so cannot be looked up by equality. */
export function isWildcard(filter: string): boolean {
  return filter.includes('+') || filter.includes('#');
}

/** True for a name that may be published to: not empty, no wildcard, no NUL, at most 65 535 bytes. */
export function isPublishable(topic: string): boolean {
  return topic !== '' && !/[+#\0]/.test(topic) && Buffer.byteLength(topic) <= 65_535;
}

/** Whether a topic matches a filter. Topics that begin with `$` match no leading wildcard (4.7.2). */
export function matches(filter: string, topic: string): boolean {
  if (!isWildcard(filter)) return filter === topic;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  if (topic.startsWith('$') && (wanted[0] === '+' || wanted[0] === '#')) return false;
  for (let index = 0; index < wanted.length; index += 1) {
    const level = wanted[index];
    if (level === '#') return true;
    if (index >= levels.length) return false;
    if (level !== '+' && level !== levels[index]) return false;
  }
  return wanted.length === levels.length;
}

/** A topic filter as it may be subscribed to (4.7.1), within the levels that we take. */
export function isFilter(filter: string): boolean {
  if (filter === '' || filter.includes('\0')) return false;
  const levels = filter.split('/', limits.topicLevels + 1);
  if (levels.length > limits.topicLevels) return false;
  return levels.every((level, index) => {
    if (level === '#') return index === levels.length - 1;
    return level === '+' || !/[+#]/.test(level);
  });
}
