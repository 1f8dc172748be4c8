/** Time (ha-mqtt-discovery, section 9, "date, time, datetime"): a time of day. */
import type { PyTime } from '../python/datetime.ts';
import { parseClock } from '../python/parse-iso.ts';
import { momentPlatform } from './shared/dates/moment.ts';

export const timePlatform = momentPlatform<PyTime, 'time'>({
  name: 'time',
  defaultName: 'MQTT Time',
  take: (moment) => moment.time(),
  parse: parseClock,
  publish: (value) => value.isoFormat(),
  show: (value) => value.isoFormat(),
});
