/** What devices send is read in time that grows with its length: no payload, version, date or pattern holds the loop up. */
import { describe, expect, it } from 'vitest';
import { parseLenient } from '../../../main/service/platforms/shared/dates/lenient.ts';
import { matchesFromStart } from '../../../main/service/platforms/shared/pattern.ts';
import { isNewerVersion } from '../../../main/service/platforms/update/version.ts';
import { bytesLiteral } from '../../../main/service/python/bytes-literal.ts';
import { PyDate } from '../../../main/service/python/datetime.ts';
import { parseJson, parsePlainJson } from '../../../main/service/python/json.ts';
import { hostileComponents } from '../../support/hostile-configs.ts';
import { processorMs } from '../../support/processor-time.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

const megabyte = 1024 * 1024;

/** A text of a length made of one part. */
function filled(part: string, length = megabyte): string {
  return part.repeat(Math.floor(length / part.length));
}

const payloads: ReadonlyArray<readonly [name: string, text: string]> = [
  ['digits', filled('1')],
  ['digits that end badly', `${filled('1')}x`],
  ['a float that ends badly', `1.${filled('1', megabyte / 2)}x`],
  ['zeros', filled('0')],
  ['points', filled('1.')],
  ['commas', filled('1,')],
  ['colons', filled('1:')],
  ['underscores', filled('1_')],
  ['spaces', `${filled(' ')}x`],
  ['letters', filled('a')],
  ['emoji', filled('😀', megabyte / 4)],
  ['quotes', filled('"')],
  ['brackets', filled('[')],
  ['braces', filled('{')],
  ['a list', `[${filled('1.5,')}1]`],
  ['a list of whole floats', `[${filled('1.0,', megabyte / 4)}1.0]`],
  ['a string of long numbers', `["${filled(`${'1'.repeat(308)},`)}"]`],
  ['an object', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])))],
  [
    'a state of JSON',
    JSON.stringify({ state: 'ON', color: { r: 1 }, brightness: filled('1', 100_000), x: filled('1.') }),
  ],
];

/** What every platform finds its topics in. */
const config = {
  command_topic: 'c',
  state_topic: 'a',
  topic: 'a',
  image_topic: 'a',
  url_topic: 'a',
  latest_version_topic: 'a',
  json_attributes_topic: 'a',
  availability_topic: 'a',
  position_topic: 'a',
  tilt_status_topic: 'a',
  tilt_command_topic: 'c',
  set_position_topic: 'c',
  percentage_state_topic: 'a',
  percentage_command_topic: 'c',
  brightness_state_topic: 'a',
  brightness_command_topic: 'c',
  rgb_state_topic: 'a',
  rgb_command_topic: 'c',
  current_temperature_topic: 'a',
  temperature_state_topic: 'a',
  temperature_command_topic: 'c',
  mode_state_topic: 'a',
  target_humidity_command_topic: 'c',
  target_humidity_state_topic: 'a',
  activity_state_topic: 'a',
  event_types: ['press'],
  options: ['a', 'b'],
  automation_type: 'trigger',
  type: 'press',
  subtype: 'one',
  command_on_template: 'on',
  command_off_template: 'off',
  device: { identifiers: ['hostile'] },
};

const variants: Readonly<Record<string, readonly object[]>> = {
  sensor: [
    { options: undefined, device_class: 'timestamp' },
    { options: undefined, unit_of_measurement: 'V' },
  ],
  image: [
    { url_topic: undefined, options: undefined },
    { image_topic: undefined, options: undefined },
  ],
  infrared: [{ schema: 'receiver' }],
  light: [{ schema: 'basic' }, { schema: 'json' }, { schema: 'template', state_template: '{{ value }}' }],
};

async function announced(component: string, variant: object): Promise<RegistryHarness> {
  const harness = createRegistryHarness();
  const all: Record<string, unknown> = { ...config, ...variant };
  expect(await harness.announce(component, 'x', all), component).toBeUndefined();
  return harness;
}

describe('a payload of a megabyte', () => {
  // A tenth of it is usual; before, some took minutes.
  const worstMs = 150;

  for (const component of hostileComponents) {
    for (const variant of variants[component] ?? [{ options: component === 'select' ? ['a', 'b'] : undefined }]) {
      it(`is read by ${component} ${JSON.stringify(variant)}`, { timeout: 60_000 }, async () => {
        const harness = await announced(component, variant);
        for (const [name, text] of payloads) {
          const spent = processorMs(() => harness.publish('a', text), worstMs / 2);
          expect(spent, name).toBeLessThan(worstMs);
        }
      });
    }
  }

  it.each(payloads)('of %s is parsed as JSON, or found to be none', (_name, text) => {
    expect(processorMs(() => void parseJson(text), worstMs / 2)).toBeLessThan(worstMs);
    expect(processorMs(() => void parsePlainJson(text), worstMs / 2)).toBeLessThan(worstMs);
  });
});

describe('short texts with much to try', () => {
  const worstMs = 50;
  const versions = [
    `20.${'1'.repeat(250)}!`,
    `20.1.1${'1_'.repeat(120)}!`,
    `20.1${'a1'.repeat(120)}!`,
    `1.0.0-${'1a-'.repeat(80)}!`,
    `1.0.0-${'a.'.repeat(120)}!`,
    `1.0${'.0'.repeat(120)}!`,
    `1!${'0.'.repeat(120)}a1post1dev1+${'a'.repeat(50)}!`,
  ];
  const dates = [
    '1'.repeat(200),
    '1.'.repeat(100),
    '1:'.repeat(100),
    'a '.repeat(100),
    '+'.repeat(200),
    '10h '.repeat(50),
  ];

  it.each(versions)('the version %s', (version) => {
    expect(processorMs(() => void isNewerVersion(version, '1.0.1'), worstMs / 5)).toBeLessThan(worstMs);
  });

  it.each(dates)('the date %s', (date) => {
    expect(processorMs(() => void parseLenient(date, new PyDate(20_000)), worstMs / 5)).toBeLessThan(worstMs);
  });

  it.each([
    '(a+)+$',
    '(a|aa)+$',
    '((a{1,100}){1,100}){1,100}',
    '(a|b)'.repeat(20_000),
    `${'a?'.repeat(400)}${'a'.repeat(400)}`,
  ])('the pattern %s', (source) => {
    const subject = `${'a'.repeat(254)}!`;
    expect(processorMs(() => void matchesFromStart(source, subject), worstMs / 5)).toBeLessThan(worstMs);
  });

  it.each([`b'${'a'.repeat(250_000)}`, `b'${'\\x'.repeat(120_000)}'`, `rb"${'a'.repeat(250_000)}`])('bytes', (text) => {
    expect(processorMs(() => void bytesLiteral(text), worstMs / 5)).toBeLessThan(2 * worstMs);
  });
});
