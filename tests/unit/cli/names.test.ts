import { describe, expect, it } from 'vitest';
import { commandLineOf, commandNames } from '../../../main/cli/names.ts';
import { createProgram } from '../../../main/cli/program.ts';
import { csvLine, table } from '../../../main/cli/table.ts';
import type { Terminal } from '../../../main/cli/terminal.ts';
import { parseField, toggleOf, wantedOf } from '../../../main/cli/values.ts';
import type { Entity } from '../../../main/service/model/entities.ts';
import { lineWords } from '../../../preload/words/line.ts';

const terminal: Terminal = {
  words: await lineWords(['en']),
  environment: {},
  isTty: false,
  columns: 0,
  out: () => undefined,
  err: () => undefined,
  read: () => Promise.resolve(''),
  interrupted: Promise.resolve(),
};

function entity(platform: Entity['platform'], actions: string[], more: Partial<Entity> = {}): Entity {
  return { id: `${platform}.x`, platform, state: 'off', attributes: {}, capabilities: { actions }, ...more } as Entity;
}

describe('the words of the command line', () => {
  it('are known to the app’s own program without loading the commands', () => {
    const names = createProgram(terminal, () => undefined).commands.map((each) => each.name());
    expect([...commandNames].filter((name) => name !== 'help').sort()).toEqual(names.sort());
  });

  it.each([
    [['status'], true],
    [['--data-dir', 'status', 'list'], true],
    [['--json', 'get', 'x'], true],
    [[], false],
    [['--hidden'], false],
    [['--data-dir', 'status'], false],
    [['inglenook://alerts'], false],
    [['--demo'], false],
  ])('%j are a command: %s', (args, is) => {
    expect(commandLineOf(args) !== undefined).toBe(is);
  });
});

it('the help of a command is in the language of the system, its titles too', async () => {
  const german = createProgram({ ...terminal, words: await lineWords(['de-DE']) }, () => undefined);
  for (const command of [german, ...german.commands]) {
    const help = command.helpInformation();
    expect(help).toContain('Aufruf: inglenook');
    expect(help).toContain('zeigt diese Hilfe');
    expect(help).not.toMatch(/^(Usage|Options|Commands|Arguments):|display help/m);
  }
});

describe('a value', () => {
  it.each([
    [entity('light', ['turn_on', 'turn_off']), 'on', { action: 'turn_on', params: {} }],
    [entity('light', ['turn_on', 'turn_off']), '40%', { action: 'turn_on', params: { brightness_pct: 40 } }],
    [entity('cover', ['open_cover', 'set_cover_position']), 'open', { action: 'open_cover', params: {} }],
    [entity('cover', ['set_cover_position']), '30', { action: 'set_cover_position', params: { position: 30 } }],
    [entity('number', ['set_value']), '-2.5', { action: 'set_value', params: { value: -2.5 } }],
    [entity('text', ['set_value']), '42', { action: 'set_value', params: { value: '42' } }],
    [
      entity('climate', ['set_hvac_mode'], { attributes: { hvac_modes: ['off', 'heat'] } }),
      'heat',
      { action: 'set_hvac_mode', params: { hvac_mode: 'heat' } },
    ],
    [
      entity('select', ['select_option'], { attributes: { options: ['Eco', 'Boost'] } }),
      'boost',
      { action: 'select_option', params: { option: 'Boost' } },
    ],
    [entity('alarm_control_panel', ['alarm_arm_away']), 'away', { action: 'alarm_arm_away', params: {} }],
    [entity('sensor', []), 'on', undefined],
  ])('of %o: %s', (of, value, wanted) => {
    expect(wantedOf(of, value, {})).toEqual(wanted);
  });

  it('is told apart from text by how it is written', () => {
    expect(parseField('brightness=128')).toEqual(['brightness', 128]);
    expect(parseField('rgb_color=[1,2,3]')).toEqual(['rgb_color', [1, 2, 3]]);
    expect(parseField('code=0012x')).toEqual(['code', '0012x']);
    expect(parseField('effect=a=b')).toEqual(['effect', 'a=b']);
    expect(parseField('nothing')).toBeUndefined();
  });

  it('is turned round by toggle', () => {
    expect(toggleOf(entity('cover', ['open_cover', 'close_cover'], { state: 'open' }))).toBe('close_cover');
    expect(toggleOf(entity('lock', ['lock', 'unlock'], { state: 'unlocked' }))).toBe('lock');
    expect(toggleOf(entity('sensor', []))).toBeUndefined();
  });
});

describe('text for a terminal', () => {
  it('holds nothing that moves the cursor', () => {
    expect(table(['a'], [['\u001b[2Jred\u0007\u202e']], { isTty: true, columns: 80 })).toBe('A\n [2Jred\n');
  });

  it('is separated by tabs for programs', () => {
    expect(table(['a', 'b'], [['1', '2']], { isTty: false, columns: 0 })).toBe('1\t2\n');
  });

  it('starts no formula in a spreadsheet', () => {
    expect(csvLine(['a,b', '=cmd()', '-3.5', 'say "hi"'])).toBe('"a,b",\'=cmd(),-3.5,"say ""hi"""\r\n');
  });
});
