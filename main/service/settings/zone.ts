/** The zone that the home lives in: the one of the settings, else the system's, which travels with the machine. */
import type { Power } from '../base/ports.ts';
import { systemTimeZone } from '../time/zone.ts';
import type { SettingsHolder } from './holder.ts';

/** Answers with the zone as it is now; asked for every message, so it is looked up only when it may have changed. */
export function followZone(settings: Pick<SettingsHolder, 'get' | 'on'>, power: Pick<Power, 'on'>): () => string {
  const read = (): string => settings.get().timeZone ?? systemTimeZone();
  let zone = read();
  const follow = (): void => {
    zone = read();
  };
  settings.on('changed', follow);
  power.on('resume', follow);
  return () => zone;
}
