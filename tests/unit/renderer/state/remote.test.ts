import { describe, expect, it } from 'vitest';
import type { PlatformName } from '../../../../preload/contract.ts';
import { loadPageCatalogue } from '../../../../preload/words/page.ts';
import { createWords } from '../../../../preload/words/words.ts';
import { lexiconOf } from '../../../../renderer/state/lexicon.ts';
import { type Named, understand } from '../../../../renderer/state/remote.ts';
import { entityFrom } from '../../../support/entities.ts';

const at = '2026-01-01T00:00:00Z';

function named(
  id: string,
  name: string,
  room: string | undefined,
  actions: readonly string[],
  attributes: Record<string, unknown> = {},
): Named {
  const entity = entityFrom({
    id,
    platform: id.slice(0, id.indexOf('.')) as PlatformName,
    objectId: id,
    brokerId: 'b',
    name,
    state: 'off',
    available: true,
    attributes,
    capabilities: { actions },
    discoveryTopic: 't',
    lastChanged: at,
    lastUpdated: at,
  });
  return { entity, name, room };
}

const onOff = ['turn_on', 'turn_off', 'toggle'];
const moves = ['open_cover', 'close_cover', 'stop_cover', 'set_cover_position'];
const dim = { supported_color_modes: ['brightness'] };
const heats = { min_temp: 5, max_temp: 30, target_temp_step: 0.5, temperature_unit: '°C', hvac_modes: ['off', 'heat'] };
const heatActions = ['set_temperature', 'set_hvac_mode', 'turn_on', 'turn_off'];

const english: readonly Named[] = [
  named('light.ceiling', 'Ceiling', 'Living room', onOff, dim),
  named('light.reading', 'Reading lamp', 'Living room', onOff, dim),
  named('cover.living', 'Living room blinds', 'Living room', moves),
  named('climate.radiator', 'Radiator', 'Bedroom', heatActions, heats),
  named('climate.office', 'Air conditioner', 'Office', heatActions, heats),
  named('light.kitchen', 'Kitchen light', 'Kitchen', onOff, dim),
  named('switch.coffee', 'Coffee machine', 'Kitchen', onOff),
  named('cover.bedroom', 'Shutter', 'Bedroom', moves),
  named('cover.garage', 'Garage door', 'Garage', moves, { device_class: 'garage' }),
  named('lock.front', 'Front door', 'Hall', ['lock', 'unlock']),
  named('fan.bedroom', 'Fan', 'Bedroom', ['turn_on', 'turn_off', 'set_percentage'], { percentage_step: 1 }),
  named('light.hall', 'Hall light', 'Hall', onOff),
  named('light.lamp2', 'Lamp 2', 'Study', onOff, dim),
  named('scene.night', 'Good night', undefined, ['turn_on']),
  named('scene.movie', 'Movie time', undefined, ['turn_on']),
];

const german: readonly Named[] = [
  named('light.decke', 'Deckenlampe', 'Wohnzimmer', onOff, dim),
  named('light.steh', 'Stehlampe', 'Wohnzimmer', onOff, dim),
  named('cover.wohn', 'Rollladen Wohnzimmer', 'Wohnzimmer', moves),
  named('climate.wohn', 'Heizung', 'Wohnzimmer', heatActions, heats),
  named('climate.bad', 'Heizkörper', 'Bad', heatActions, heats),
  named('light.kueche', 'Küchenlicht', 'Küche', onOff, dim),
  named('switch.kaffee', 'Kaffeemaschine', 'Küche', onOff),
  named('cover.schlaf', 'Jalousie', 'Schlafzimmer', moves),
  named('cover.garage', 'Garagentor', 'Garage', moves, { device_class: 'garage' }),
  named('lock.haus', 'Haustür', 'Flur', ['lock', 'unlock']),
  named('fan.schlaf', 'Ventilator', 'Schlafzimmer', ['turn_on', 'turn_off', 'set_percentage'], { percentage_step: 1 }),
  named('light.flur', 'Flurlicht', 'Flur', onOff),
  named('scene.nacht', 'Gute Nacht', undefined, ['turn_on']),
  named('scene.film', 'Filmabend', undefined, ['turn_on']),
];

const words = {
  en: createWords(await loadPageCatalogue('en'), {
    language: 'en',
    locale: 'en',
    hourCycle: 'h23',
    temperatureUnit: 'C',
  }),
  de: createWords(await loadPageCatalogue('de'), {
    language: 'de',
    locale: 'de',
    hourCycle: 'h23',
    temperatureUnit: 'C',
  }),
};

/** `id action` of each command, with what it sets. */
function done(language: 'en' | 'de', sentence: string): readonly string[] {
  const home = language === 'en' ? english : german;
  const spoken = understand(sentence, lexiconOf(words[language].say), home);
  return (spoken?.commands ?? []).map(({ entityId, action, params }) =>
    [entityId, action, ...Object.values(params ?? {})].join(' '),
  );
}

const lights = ['light.ceiling', 'light.reading', 'light.kitchen', 'light.hall', 'light.lamp2'];
const lichter = ['light.decke', 'light.steh', 'light.kueche', 'light.flur'];
const each = (ids: readonly string[], action: string): readonly string[] => ids.map((id) => `${id} ${action}`);

describe('a sentence', () => {
  it.each<readonly [string, readonly string[]]>([
    ['lights off', each(lights, 'turn_off')],
    ['turn off all lights', each(lights, 'turn_off')],
    ['Turn all the lights on, please', each(lights, 'turn_on')],
    ['lihgts off', each(lights, 'turn_off')],
    ['living 40 %', ['light.ceiling turn_on 102', 'light.reading turn_on 102']],
    ['living room lights 40%', ['light.ceiling turn_on 102', 'light.reading turn_on 102']],
    ['living room off', each(['light.ceiling', 'light.reading'], 'turn_off')],
    ['lights in the kitchen on', ['light.kitchen turn_on']],
    ['kitchen light 100 percent', ['light.kitchen turn_on 255']],
    ['radiator 22', ['climate.radiator set_temperature 22']],
    ['set the radiator to 21.5 degrees', ['climate.radiator set_temperature 21.5']],
    ['radiater 22', ['climate.radiator set_temperature 22']],
    ['radiator 21,5', ['climate.radiator set_temperature 21.5']],
    ['bedroom 19', ['climate.radiator set_temperature 19']],
    ['close all blinds', each(['cover.living', 'cover.bedroom'], 'close_cover')],
    ['close all bilnds', each(['cover.living', 'cover.bedroom'], 'close_cover')],
    ['living room blinds 30 %', ['cover.living set_cover_position 30']],
    ['open the bedroom shutter', ['cover.bedroom open_cover']],
    ['stop shutter', ['cover.bedroom stop_cover']],
    ['garage door open', ['cover.garage open_cover']],
    ['good night', ['scene.night turn_on']],
    ['activate movie time', ['scene.movie turn_on']],
    ['lock front door', ['lock.front lock']],
    ['unlock the front door', ['lock.front unlock']],
    ['reading lamp off', ['light.reading turn_off']],
    ['readng lamp 50%', ['light.reading turn_on 128']],
    ['coffee on', ['switch.coffee turn_on']],
    ['cofee machine on', ['switch.coffee turn_on']],
    ['fan 50 %', ['fan.bedroom set_percentage 50']],
    ['lamp 2 off', ['light.lamp2 turn_off']],
    ['HALL LIGHT ON', ['light.hall turn_on']],
    // Not understood: then it is a search.
    ['off', []],
    ['kitchen', []],
    ['purple elephant off', []],
    ['radiator 90', []],
    ['settings', []],
  ])('in English: %j', (sentence, commands) => {
    expect(done('en', sentence)).toEqual(commands);
  });

  it.each<readonly [string, readonly string[]]>([
    ['Licht aus', each(lichter, 'turn_off')],
    ['alle Lichter aus', each(lichter, 'turn_off')],
    ['mach das Licht im Flur an', ['light.flur turn_on']],
    ['schalte das Licht in der Küche aus', ['light.kueche turn_off']],
    ['kuche licht an', ['light.kueche turn_on']],
    ['Küchenlicht 50 Prozent', ['light.kueche turn_on 128']],
    ['Wohnzimmer 40 %', ['light.decke turn_on 102', 'light.steh turn_on 102']],
    ['wohnzimer 40%', ['light.decke turn_on 102', 'light.steh turn_on 102']],
    ['Wohnzimmer aus', each(['light.decke', 'light.steh'], 'turn_off')],
    ['Heizung auf 22', ['climate.wohn set_temperature 22']],
    ['Heizung 21,5 Grad', ['climate.wohn set_temperature 21.5']],
    ['stelle die Heizung im Bad auf 23', ['climate.bad set_temperature 23']],
    ['heizkorper 20', ['climate.bad set_temperature 20']],
    ['alle Rollläden zu', each(['cover.wohn', 'cover.schlaf'], 'close_cover')],
    ['alle Rolläden schließen', each(['cover.wohn', 'cover.schlaf'], 'close_cover')],
    ['Rollladen Wohnzimmer auf 30 %', ['cover.wohn set_cover_position 30']],
    ['Jalousie hoch', ['cover.schlaf open_cover']],
    ['öffne die Jalousie', ['cover.schlaf open_cover']],
    ['oeffne die Jalousie', ['cover.schlaf open_cover']],
    ['gute Nacht', ['scene.nacht turn_on']],
    ['gute Nahct', ['scene.nacht turn_on']],
    ['aktiviere Filmabend', ['scene.film turn_on']],
    ['Haustür abschließen', ['lock.haus lock']],
    ['haustur abschliessen', ['lock.haus lock']],
    ['Haustür aufschließen', ['lock.haus unlock']],
    ['Kaffeemaschine an', ['switch.kaffee turn_on']],
    ['kafeemaschine einschalten', ['switch.kaffee turn_on']],
    ['Stehlampe aus', ['light.steh turn_off']],
    ['Ventilator 70 %', ['fan.schlaf set_percentage 70']],
    ['alles aus', each(lichter, 'turn_off')],
    ['Einstellungen', []],
    ['auschalten', []],
    ['lila Elefant aus', []],
  ])('auf Deutsch: %j', (sentence, commands) => {
    expect(done('de', sentence)).toEqual(commands);
  });

  it('reaches nothing that is offline', () => {
    const away = english.map((each) => ({ ...each, entity: { ...each.entity, available: false } }));
    expect(understand('lights off', lexiconOf(words.en.say), away)).toBeUndefined();
  });
});
