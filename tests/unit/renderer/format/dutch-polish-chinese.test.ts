/** Dutch, Polish and Chinese sentences, with the numbers, plurals, lists, dates and durations that stand in them. */
import { describe, expect, it } from 'vitest';
import { type Language, mannerOf, type WordSettings } from '../../../../preload/words/languages.ts';
import { loadPageCatalogue, type PageCatalogue } from '../../../../preload/words/page.ts';
import { alertText, groupText } from '../../../../preload/words/say-alert.ts';
import { createWords } from '../../../../preload/words/words.ts';
import { sayCondition, sayStep, sayTrigger } from '../../../../renderer/format/automation.ts';
import { sayCron } from '../../../../renderer/format/schedule.ts';
import { speak } from '../../../../renderer/words/words.ts';
import { plainNames as names } from '../../../components/support/plain-names.ts';

const settings: WordSettings = { language: 'system', hourCycle: '24', temperatureUnit: 'C' };
const now = Date.parse('2026-03-02T12:00:00Z');
const counts = [0, 1, 2, 5, 22, 1.5];
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function wordsOf(language: Language, tag: string) {
  await speak({ ...settings, language }, [tag]);
  const manner = { ...mannerOf({ ...settings, language }, [tag]), timeZone: 'UTC' };
  return createWords<PageCatalogue>(await loadPageCatalogue(language), manner);
}

const light = { type: 'state', entityId: 'Lamp' } as const;

describe('Dutch', async () => {
  const words = await wordsOf('nl', 'nl-NL');

  it('counts', () => {
    expect(counts.map((count) => words.say('alerts.device.offline.many', { count }))).toEqual([
      '0 apparaten offline',
      '1 apparaat offline',
      '2 apparaten offline',
      '5 apparaten offline',
      '22 apparaten offline',
      '1,5 apparaten offline',
    ]);
  });

  it('writes numbers, dates and durations', () => {
    expect([words.number(12_345.6), words.quantity(40, '%'), words.beside('21,5', '°C')].map(plain)).toEqual([
      '12.345,6',
      '40%',
      '21,5 °C',
    ]);
    expect([words.date('2026-03-02T12:00:00Z'), words.when('2026-02-27T07:30:00Z', now)]).toEqual([
      '2 mrt 2026',
      'vr 07:30',
    ]);
    expect([words.duration(5_400), words.distance('2026-03-02T10:00:00Z', now)]).toEqual([
      '1 uur 30 minuten',
      '2 uur geleden',
    ]);
  });

  it('speaks of alerts and schedules', async () => {
    await wordsOf('nl', 'nl-NL');
    const alert = { rule: 'door.open', facts: { name: 'Voordeur', minutes: 10, device: 'Hal' }, flapping: true };
    expect(alertText(words, alert).body).toBe('Voordeur is al 10 minuten open (Hal). Het blijft wisselen.');
    expect(sayCron('0 7 * * 1,3')).toBe('Elke maandag en woensdag om 07:00');
    expect(sayCron('0 9 1,15 1 *')).toBe('Op 1 en 15 januari om 09:00');
    expect(sayTrigger({ ...light, from: 'off', to: 'on' }, names)).toBe('Wanneer Lamp verandert van “off” naar “on”');
  });
});

describe('Polish', async () => {
  const words = await wordsOf('pl', 'pl-PL');

  it('has four plurals', () => {
    expect(counts.map((count) => words.say('alerts.device.offline.many', { count }))).toEqual([
      '0 urządzeń offline',
      '1 urządzenie offline',
      '2 urządzenia offline',
      '5 urządzeń offline',
      '22 urządzenia offline',
      '1,5 urządzenia offline',
    ]);
    expect(counts.map((count) => words.say('tray.openAlerts', { count }))).toEqual([
      '0 otwartych alertów',
      '1 otwarty alert',
      '2 otwarte alerty',
      '5 otwartych alertów',
      '22 otwarte alerty',
      '1,5 otwartego alertu',
    ]);
  });

  it('writes numbers, dates and durations', () => {
    expect([words.number(12_345.6), words.quantity(40, '%')].map(plain)).toEqual(['12 345,6', '40%']);
    expect([words.month(11), words.month(11, 'dated')]).toEqual(['listopad', 'listopada']);
    expect([words.duration(5_400), words.duration(86_400 * 2)]).toEqual(['1 godzina 30 minut', '2 dni']);
    expect(words.and(['Kuchnia', 'Salon', 'Hol'])).toBe('Kuchnia, Salon i Hol');
  });

  it('leaves names in the nominative', () => {
    const alert = { rule: 'door.open', facts: { name: 'Brama', minutes: 1, device: 'Garaż' } };
    expect(alertText(words, alert).body).toBe('Brama: otwarte, czas: 1 minuta (Garaż).');
    const hub = { rule: 'device.offline', facts: { name: 'Mostek', behind: 5, names: 'Lampa, Roleta' } };
    expect(alertText(words, hub).body).toBe(
      'Mostek nie odpowiada. Przez to niedostępnych jest też 5 urządzeń: Lampa, Roleta.',
    );
  });

  it('speaks of schedules and automations', async () => {
    await wordsOf('pl', 'pl-PL');
    expect(sayCron('0 9 1,15 1 *')).toBe('1 i 15 stycznia o 09:00');
    expect(sayCron('*/15 * * * *')).toBe('Co 15 minut');
    expect(sayCron('0 9 * 5 1')).toBe('Co tydzień: poniedziałek, w miesiącach: maj, o 09:00');
    expect(sayTrigger({ ...light, from: 'off', to: 'on' }, names)).toBe('Gdy Lamp zmienia się z „off” na „on”');
    const time = { type: 'time', after: '07:00', weekdays: [1, 2] } as const;
    expect(sayCondition({ ...time, weekdays: [...time.weekdays] }, names)).toBe(
      'jest po 07:00, dzień: poniedziałek lub wtorek',
    );
  });
});

describe('Chinese', async () => {
  const words = await wordsOf('zh-Hans', 'zh-CN');

  it('counts without plurals', () => {
    expect(counts.map((count) => words.say('alerts.device.offline.many', { count }))).toEqual(
      ['0', '1', '2', '5', '22', '1.5'].map((count) => `${count}个设备离线`),
    );
  });

  it('writes numbers, dates, lists and durations without spaces', () => {
    expect([words.number(12_345.6), words.quantity(40, '%'), words.duration(5_400)]).toEqual([
      '12,345.6',
      '40%',
      '1小时30分钟',
    ]);
    expect([words.date('2026-03-02T12:00:00Z'), words.when('2026-02-27T07:30:00Z', now), words.month(3)]).toEqual([
      '2026年3月2日',
      '周五07:30',
      '3月',
    ]);
    expect([words.and(['客厅', '厨房', '卧室']), words.list(['客厅', '厨房'])]).toEqual([
      '客厅、厨房和卧室',
      '客厅、厨房',
    ]);
  });

  it('speaks of alerts in whole sentences', () => {
    const alert = { rule: 'door.open', facts: { name: '大门', minutes: 10, device: '玄关' }, flapping: true };
    expect(alertText(words, alert).body).toBe('大门已开着10分钟（玄关）。状态不断变化。');
    const low = ['吸顶灯', '门锁'].map((name) => ({ rule: 'battery.low', facts: { name } }));
    expect(groupText(words, low)).toEqual({ title: '2个设备电量低', body: '吸顶灯、门锁' });
  });

  it('speaks of schedules and automations', async () => {
    await wordsOf('zh-Hans', 'zh-CN');
    expect(sayCron('0 9 1,15 1 *')).toBe('1月1日和15日，09:00');
    expect(sayCron('0 7,19 * * *')).toBe('每天07:00和19:00');
    expect(sayTrigger({ ...light, from: 'off', to: 'on', forSeconds: 300 }, names)).toBe(
      'Lamp状态由“off”变化为“on”，持续5分钟时',
    );
    expect(sayTrigger({ ...light, to: 'on' }, names)).toBe('Lamp状态变化为“on”时');
    const command = { type: 'command', entityId: '吸顶灯', action: 'turn_on', params: { brightness: 128 } } as const;
    expect(sayStep(command, names)).toBe('打开：吸顶灯（亮度 128）');
  });
});

describe('the language of a system', () => {
  const languageOf = (tag: string): Language => mannerOf(settings, [tag]).language;

  it('is simplified Chinese where that is read, and not where traditional is', () => {
    for (const tag of ['zh', 'zh-CN', 'zh-SG', 'zh_CN.UTF-8', 'zh-Hans', 'zh-Hans-CN', 'zh-Hans-HK'])
      expect(languageOf(tag), tag).toBe('zh-Hans');
    for (const tag of ['zh-TW', 'zh-HK', 'zh-Hant', 'zh-Hant-TW', 'zh_TW.UTF-8'])
      expect(languageOf(tag), tag).toBe('en');
  });

  it('is that of its country', () => {
    expect(['nl-BE', 'nl', 'pl_PL.UTF-8', 'pl'].map(languageOf)).toEqual(['nl', 'nl', 'pl', 'pl']);
    expect(mannerOf(settings, ['zh-TW', 'zh-CN']).locale).toBe('zh-CN');
  });
});
