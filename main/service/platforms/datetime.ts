/** Date/time (ha-mqtt-discovery, section 9, "date, time, datetime"): a moment, shown in UTC. */
import { PyDateTime } from '../python/datetime.ts';
import { parseIsoDateTime } from '../python/parse-iso.ts';
import { findZone, utc } from '../time/zone.ts';
import { momentPlatform } from './shared/dates/moment.ts';

const whole = 1_000_000n;

export const datetimePlatform = momentPlatform<PyDateTime, 'datetime'>({
  name: 'datetime',
  defaultName: 'MQTT Date/Time',
  take: (moment, config) => {
    // A zone that does not exist counts as none, as in Home Assistant.
    const zone = config.timezone === undefined ? undefined : findZone(config.timezone);
    if (zone === undefined) return moment.zone === undefined ? { refused: 'a time zone is missing' } : toUtc(moment);
    if (moment.zone !== undefined) return { refused: 'a time zone is not expected, for one is configured' };
    return toUtc(new PyDateTime(moment.wall, zone));
  },
  parse: (text, local) => {
    const moment = parseIsoDateTime(text);
    return moment === undefined
      ? undefined
      : toUtc(moment.zone === undefined ? new PyDateTime(moment.wall, local) : moment);
  },
  publish: (value) => value.isoFormat(),
  show: (value) => new PyDateTime(value.wall - (value.wall % whole), utc).isoFormat(),
});

function toUtc(moment: PyDateTime): PyDateTime {
  return moment.in(utc, utc);
}
