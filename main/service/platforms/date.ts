/** Date (ha-mqtt-discovery, section 9, "date, time, datetime"): a calendar day. */
import type { PyDate } from '../python/datetime.ts';
import { momentPlatform, parseIsoDate } from './shared/dates/moment.ts';

export const datePlatform = momentPlatform<PyDate, 'date'>({
  name: 'date',
  defaultName: 'MQTT Date',
  take: (moment) => moment.date(),
  parse: parseIsoDate,
  publish: (value) => value.isoFormat(),
  show: (value) => value.isoFormat(),
});
