/** What a room's tile says: how warm it is, and what is on or open there. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { toNumber } from '../../format/values.ts';
import { foldText } from '../../state/names.ts';
import { say, words } from '../../words/words.ts';
import { type ChipCommand, lightCommands, lightsOn, meanTemperature } from './chips.ts';
import type { Sources } from './gather.ts';

export interface RoomFacts {
  /** "21.4 °C · 48 %". */
  readonly climate: string;
  /** "2 lights on · 1 window open". */
  readonly doing: string;
  readonly lights: 'none' | 'off' | 'on';
  readonly commands: readonly ChipCommand[];
}

export function roomFacts(sources: Sources, entityOf: (id: string) => Entity | undefined): RoomFacts {
  const find = (ids: readonly string[]): readonly Entity[] =>
    ids.map(entityOf).filter((entity) => entity !== undefined);
  const temperature = meanTemperature(find(sources.temperatures));
  const humidities = find(sources.humidities)
    .filter((entity) => entity.available)
    .map((entity) => toNumber(entity.state))
    .filter((value) => value !== undefined);
  const humidity =
    humidities.length === 0 ? undefined : humidities.reduce((sum, each) => sum + each, 0) / humidities.length;
  const lights = find(sources.lights);
  const on = lightsOn(lights).length;
  const isOpen = (entity: Entity): boolean => entity.available && ['on', 'open', 'opening'].includes(entity.state);
  const windows = find(sources.windows).filter(isOpen).length;
  const doors = find([...sources.doors, ...sources.gates, ...sources.openings]).filter(isOpen).length;
  const climate = [
    temperature === undefined ? undefined : words().quantity(temperature, '°C', 1),
    humidity === undefined ? undefined : words().quantity(humidity, '%', 0),
  ];
  const doing = [
    on === 0 ? undefined : say('home.roomLightsOn', { count: on }),
    windows === 0 ? undefined : say('home.windows', { count: windows }),
    doors === 0 ? undefined : say('home.doors', { count: doors }),
  ];
  const join = (parts: ReadonlyArray<string | undefined>): string =>
    parts.filter((part) => part !== undefined).join(' · ');
  return {
    climate: join(climate),
    doing: join(doing),
    lights: lights.length === 0 ? 'none' : on > 0 ? 'on' : 'off',
    commands: lightCommands(lights),
  };
}

/** Words of several languages in names of rooms, and what stands for them. */
const roomIcons: ReadonlyArray<readonly [pattern: RegExp, icon: string]> = [
  [/kitchen|kuche|cuisine|cocina|cucina|keuken|kuchnia|cozinha|厨房/, 'mdi:countertop-outline'],
  [/bath|\bbad|salle de bain|bano|bagno|lazienka|banheiro|\bwc\b|toilet|浴室/, 'mdi:shower'],
  [/bedroom|schlaf|chambre|dormitorio|camera da letto|slaapkamer|sypialnia|quarto|卧室/, 'mdi:bed-outline'],
  [/garden|garten|jardin|giardino|\btuin|ogrod|terra[cs]|balcon|balkon|outside|花园/, 'mdi:flower-outline'],
  [/garage|carport|garaje|garaz|garagem|车库/, 'mdi:garage-variant'],
  [/office|study|buro|bureau|oficina|ufficio|kantoor|biuro|escritorio|书房/, 'mdi:desk'],
  [/\bhall|entr|flur|diele|corrid|pasillo|korytarz|走廊/, 'mdi:coat-rack'],
  [/kids|child|kinder|enfant|nin[oa]s|bambin|dzieci|crianca|儿童/, 'mdi:teddy-bear'],
  [/cellar|basement|keller|cave|sotano|cantina|kelder|piwnica|porao|地下/, 'mdi:stairs-down'],
  [/laundry|utility|wasch|buanderie|lavanderia|wasruimte|pralnia|洗衣/, 'mdi:washing-machine'],
];

/** An icon that fits a room's name, as devices name theirs; undefined where no word is known. */
export function roomIcon(name: string): string | undefined {
  const text = foldText(name);
  return roomIcons.find(([pattern]) => pattern.test(text))?.[1];
}
