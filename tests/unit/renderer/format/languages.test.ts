/** What code puts together out of words, numbers and times is written as each language does. */
import { describe, expect, it } from 'vitest';
import type { Action, Condition, Trigger } from '../../../../preload/contract.ts';
import { type Language, languageNames } from '../../../../preload/words/languages.ts';
import { sayCondition, sayStep, sayTrigger } from '../../../../renderer/format/automation.ts';
import { sayCron, saySchedule } from '../../../../renderer/format/schedule.ts';
import { say, speak, words } from '../../../../renderer/words/words.ts';
import { plainNames } from '../../../components/support/plain-names.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
/** Spaces that do not break are checked where the signs are. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const opens: Trigger = { type: 'state', entityId: 'X', from: 'off', to: 'on', forSeconds: 300 };
const beforeSunset: Trigger = { type: 'sun', event: 'sunset', offsetSeconds: -1_800 };
const sunrise: Trigger = { type: 'sun', event: 'sunrise' };
const night: Condition = { type: 'time', after: '22:00', before: '06:00', weekdays: [1, 2] };
const dark: Condition = { type: 'sun', after: 'sunset', before: 'sunrise' };
const isOn: Condition = { type: 'state', entityId: 'X', is: ['on', 'open'] };
const turnOn: Action = { type: 'command', entityId: 'X', action: 'turn_on' };

/** One line per sentence, the same in each language. */
function sentences(): readonly string[] {
  const { number, when, distance, duration, and, or } = words();
  return [
    sayCron('30 6 * * 1-5'),
    sayCron('0 6 * * 1,3'),
    sayCron('0 4 1 * *'),
    sayCron('0 18 13 8 5'),
    sayCron('*/10 * * * *'),
    saySchedule({ type: 'interval', seconds: 5_400, flexSeconds: 300 }, now),
    sayTrigger(opens, plainNames),
    sayTrigger(beforeSunset, plainNames),
    sayTrigger(sunrise, plainNames),
    sayCondition(night, plainNames),
    sayCondition(dark, plainNames),
    sayCondition(isOn, plainNames),
    sayStep(turnOn, plainNames),
    say('inbox.shownTimes', { shown: 1 }),
    say('inbox.shownTimes', { shown: 2 }),
    say('home.selected', { count: 0 }),
    `${number(1_234_567.5)} · ${when('2026-02-27T07:30:00Z', now)} · ${distance('2026-02-28T12:00:00Z', now)}`,
    `${duration(90_061)} · ${and(['a', 'b', 'c'])} · ${or(['a', 'b'])}`,
  ].map((text) => plain(String(text)));
}

const expected: Partial<Readonly<Record<Language, readonly string[]>>> = {
  en: [
    'On weekdays at 06:30',
    'Every Monday and Wednesday at 06:00',
    'On day 1 of each month at 04:00',
    'On 13 August, if it is a Friday, at 18:00',
    'Every 10 minutes',
    'Every 1 hour 30 minutes, within 5 minutes',
    'When X changes from “off” to “on”, and stays for 5 minutes',
    'At 30 minutes before sunset',
    'At sunrise',
    'it is after 22:00, before 06:00, on Monday or Tuesday',
    'it is after sunset and before sunrise',
    'X is “on” or “open”',
    'Turn on: X',
    'once',
    '2 times',
    'Nothing chosen',
    '1,234,567.5 · Fri 07:30 · yesterday',
    '1 day 1 hour · a, b, and c · a or b',
  ],
  de: [
    'Montag bis Freitag um 06:30',
    'Jeden Montag und Mittwoch um 06:00',
    'Am 1. jedes Monats um 04:00',
    'Am 13. August, wenn es ein Freitag ist, um 18:00',
    'Alle 10 Minuten',
    'Alle 1 Stunde 30 Minuten, Spielraum 5 Minuten',
    'Wenn sich X von „off“ zu „on“ ändert und so bleibt für 5 Minuten',
    'Bei 30 Minuten vor Sonnenuntergang',
    'Bei Sonnenaufgang',
    'es ist nach 22:00, vor 06:00, am Montag oder Dienstag',
    'es ist nach Sonnenuntergang und vor Sonnenaufgang',
    'X ist „on“ oder „open“',
    'Einschalten: X',
    'einmal',
    '2-mal',
    'Nichts gewählt',
    '1.234.567,5 · Fr., 07:30 · gestern',
    '1 Tag 1 Stunde · a, b und c · a oder b',
  ],
  fr: [
    'Du lundi au vendredi à 06:30',
    'Chaque lundi et mercredi à 06:00',
    'Le 1er de chaque mois à 04:00',
    'Le 13 août, si c’est un vendredi, à 18:00',
    'Toutes les 10 minutes',
    'À intervalles de 1 heure 30 minutes, avec 5 minutes de marge',
    'Quand X change de « off » à « on » et le reste pendant 5 minutes',
    '30 minutes avant le coucher du soleil',
    'Au lever du soleil',
    'on est après 22:00, avant 06:00, un lundi ou mardi',
    'on est après le coucher du soleil et avant le lever du soleil',
    'X est « on » ou « open »',
    'Allumer : X',
    'une fois',
    '2 fois',
    'Aucun choix',
    '1 234 567,5 · ven. 07:30 · hier',
    '1 jour 1 heure · a, b et c · a ou b',
  ],
  es: [
    'De lunes a viernes a las 06:30',
    'Cada lunes y miércoles a las 06:00',
    'El día 1 de cada mes a las 04:00',
    'El 13 de agosto, si es viernes, a las 18:00',
    'Cada 10 minutos',
    'Cada 1 hora 30 minutos, con 5 minutos de margen',
    'Cuando X cambia de «off» a «on» y sigue así durante 5 minutos',
    '30 minutos antes de la puesta de sol',
    'Al amanecer',
    'es después de las 22:00, antes de las 06:00, lunes o martes',
    'es después de la puesta de sol y antes del amanecer',
    'X es «on» o «open»',
    'Encender: X',
    'una vez',
    '2 veces',
    'Ninguna elegida',
    '1.234.567,5 · vie, 07:30 · ayer',
    '1 día 1 hora · a, b y c · a o b',
  ],
  it: [
    'Dal lunedì al venerdì alle 06:30',
    'Ogni lunedì e mercoledì alle 06:00',
    'Il giorno 1 di ogni mese alle 04:00',
    'Il giorno 13 agosto, se è venerdì, alle 18:00',
    'Ogni 10 minuti',
    'Ogni 1 ora 30 minuti, con 5 minuti di margine',
    'Quando X cambia da “off” a “on” e resta così per 5 minuti',
    '30 minuti prima del tramonto',
    'All’alba',
    'è dopo le 22:00, prima delle 06:00, lunedì o martedì',
    'è dopo il tramonto e prima dell’alba',
    'X è “on” o “open”',
    'Accendi: X',
    'una volta',
    '2 volte',
    'Nessuna scelta',
    '1.234.567,5 · ven 07:30 · ieri',
    '1 giorno 1 ora · a, b e c · a o b',
  ],
  'pt-BR': [
    'De segunda a sexta às 06:30',
    'A cada segunda-feira e quarta-feira às 06:00',
    'No dia 1º de cada mês às 04:00',
    'Em 13 de agosto, se for sexta-feira, às 18:00',
    'A cada 10 minutos',
    'A cada 1 hora 30 minutos, com 5 minutos de folga',
    'Quando X muda de “off” para “on” e continua assim por 5 minutos',
    '30 minutos antes do pôr do sol',
    'Ao nascer do sol',
    'é depois das 22:00, antes das 06:00, segunda-feira ou terça-feira',
    'é depois do pôr do sol e antes do nascer do sol',
    'X é “on” ou “open”',
    'Ligar: X',
    'uma vez',
    '2 vezes',
    'Nenhum escolhido',
    '1.234.567,5 · sex., 07:30 · ontem',
    '1 dia 1 hora · a, b e c · a ou b',
  ],
};

describe.each(languageNames)('sentences of automations, schedules and times in %s', (language) => {
  it('are those of a person who speaks it', async () => {
    await speak({ language, hourCycle: '24', temperatureUnit: 'C' }, []);
    if (expected[language] === undefined) expect(sentences().join()).not.toMatch(/undefined|\{/);
    else expect(sentences()).toEqual(expected[language]);
  });
});
