import { describe, expect, it } from 'vitest';
import { buildDefinition } from '../../../../main/service/discovery/build.ts';
import { boundsOf, valuesOf } from '../../../../main/service/discovery/homie/formats.ts';
import { mapHomieDevice } from '../../../../main/service/discovery/homie/map.ts';
import { dataTypes, type HomieNode, type HomieProperty } from '../../../../main/service/discovery/homie/model.ts';
import { textPlatform } from '../../../../main/service/platforms/text.ts';
import { platformHarness } from '../../../support/platform-harness.ts';

const plain: HomieProperty = { id: 'p', datatype: 'string', format: '', unit: '', settable: false, retained: true };

function map(properties: ReadonlyArray<Partial<HomieProperty>>, node: Partial<HomieNode> = {}, version: 3 | 4 | 5 = 5) {
  const all = properties.map((each) => ({ ...plain, ...each }));
  const nodes = [{ id: 'n', type: '', ...node, properties: all }];
  return mapHomieDevice({ id: 'd', base: 'homie/5/d', version, nodes });
}

function only(property: Partial<HomieProperty>, version?: 3 | 4 | 5) {
  const [item] = map([property], {}, version);
  return { component: item?.component, ...item?.raw };
}

describe('a Homie property', () => {
  it.each([
    [{ datatype: 'integer' }, { component: 'sensor', state_class: 'measurement' }],
    [
      { datatype: 'integer', unit: '#' },
      { component: 'sensor', unit_of_measurement: undefined },
    ],
    [
      { datatype: 'float', unit: '°C' },
      { component: 'sensor', device_class: 'temperature' },
    ],
    [
      { datatype: 'float', unit: 'furlong' },
      { component: 'sensor', unit_of_measurement: 'furlong' },
    ],
    [{ datatype: 'percent' }, { component: 'sensor', unit_of_measurement: '%', device_class: undefined }],
    [{ id: 'battery', datatype: 'integer', unit: '%' }, { device_class: 'battery' }],
    [
      { datatype: 'percent', settable: true },
      { component: 'number', min: 0, max: 100 },
    ],
    [
      { datatype: 'float', settable: true, format: '0:1' },
      { component: 'number', max: 1, step: 0.001 },
    ],
    [
      { datatype: 'integer', settable: true, format: '2:6:2' },
      { component: 'number', min: 2, max: 6, step: 2 },
    ],
    [
      { datatype: 'integer', settable: true },
      { component: 'number', mode: 'box' },
    ],
    [{ datatype: 'boolean' }, { component: 'binary_sensor', payload_on: 'true', device_class: undefined }],
    [
      { id: 'motion', datatype: 'boolean' },
      { component: 'binary_sensor', device_class: 'motion' },
    ],
    [
      { datatype: 'boolean', settable: true },
      { component: 'switch', command_topic: 'homie/5/d/n/p/set', qos: 1 },
    ],
    [
      { datatype: 'boolean', retained: false },
      { component: 'event', event_types: ['true', 'false'] },
    ],
    [
      { datatype: 'enum', format: 'a,b' },
      { component: 'sensor', device_class: 'enum', options: ['a', 'b'] },
    ],
    [
      { datatype: 'enum', format: 'a,b', settable: true },
      { component: 'select', options: ['a', 'b'] },
    ],
    [
      { datatype: 'enum', format: 'go', settable: true, retained: false },
      { component: 'button', payload_press: 'go' },
    ],
    [{ datatype: 'enum', settable: true }, { component: 'text' }],
    [{ datatype: 'string' }, { component: 'sensor' }],
    [{ datatype: 'string', settable: true }, { component: 'text' }],
    [{ datatype: 'string', retained: false }, { component: 'sensor' }],
    [{ datatype: 'color', format: 'rgb' }, { component: 'sensor' }],
    [{ datatype: 'color', format: 'cmyk', settable: true }, { component: 'text' }],
    [{ datatype: 'datetime' }, { component: 'sensor', device_class: 'timestamp' }],
    [{ datatype: 'datetime', settable: true }, { component: 'datetime' }],
    [{ datatype: 'duration' }, { component: 'sensor', device_class: 'duration' }],
    [{ datatype: 'json' }, { component: 'sensor', json_attributes_topic: 'homie/5/d/n/p' }],
  ] as const)('%j becomes %j', (property, expected) => {
    const item = only(property) as Record<string, unknown>;
    for (const [key, value] of Object.entries(expected)) expect(item[key], key).toEqual(value);
  });

  it.each([
    [4, ''],
    [5, '\0'],
  ] as const)('of Homie %i is empty by %j', (version, empty) => {
    const { component: _, ...raw } = only({ datatype: 'string', settable: true }, version);
    const shown = platformHarness(textPlatform, raw);
    shown.receive('homie/5/d/n/p', 'hello');
    shown.receive('homie/5/d/n/p', empty);
    expect(shown.view().state).toBe('');
    expect(shown.publishes('set_value', { value: '' })).toEqual([['homie/5/d/n/p/set', empty]]);
  });

  it('makes a valid definition of every type, whatever its format says', () => {
    const formats = ['', ':', '5:1', '::', 'a:b:c', ',', '0:0', '1e400:-1', 'rgb', 'hsv,xyz', '\0'];
    const units = ['', '%', 'lx', '\n'];
    for (const datatype of dataTypes) {
      for (const format of formats) {
        for (const flags of [0, 1, 2, 3]) {
          const property = {
            datatype,
            format,
            unit: units[flags] ?? '',
            settable: flags > 1,
            retained: flags % 2 === 1,
          };
          for (const { component, discoveryId, objectId, raw } of map([property])) {
            const origin = { source: 'homie', component, discoveryId, discoveryTopic: 't', objectId } as const;
            expect(buildDefinition(origin, raw), JSON.stringify(property)).toMatchObject({ ok: true });
          }
        }
      }
    }
  });
});

describe('the light of a node', () => {
  const power = { id: 'power', datatype: 'boolean', settable: true } as const;
  const level = { id: 'brightness', datatype: 'percent', settable: true } as const;
  const colour = { id: 'colour', datatype: 'color', format: 'rgb', settable: true } as const;
  const components = (...args: Parameters<typeof map>) => map(...args).map(({ component }) => component);

  it('takes power, brightness and colour together, and leaves the rest', () => {
    expect(components([power, level, colour, { id: 'hours' }])).toEqual(['light', 'sensor']);
  });

  it('needs a word for it where there is no colour', () => {
    expect(components([power, level])).toEqual(['switch', 'number']);
    expect(components([power, level], { type: 'dimmer' })).toEqual(['light']);
    expect(components([power], { type: 'light' })).toEqual(['switch']);
  });

  it('may be a colour alone, but not one that knows no black', () => {
    expect(components([colour])).toEqual(['light']);
    expect(components([{ ...colour, format: 'xyz' }])).toEqual(['text']);
    expect(components([power, { ...colour, format: 'xyz' }])).toEqual(['light']);
  });

  it('brings a brightness of 0 to 1 to percent and back', () => {
    const [item] = map([power, { id: 'dimmer', datatype: 'float', settable: true, format: '0:1' }], { type: 'light' });
    expect(item?.raw).toMatchObject({ brightness_scale: 100, brightness_value_template: '{{ value | float * 100 }}' });
  });
});

describe('formats', () => {
  it.each([
    ['10:15', { min: 10, max: 15, step: 1 }],
    [':10', { min: -1_000_000_000, max: 10, step: 1 }],
    ['0:', { min: 0, max: 1_000_000_000, step: 1 }],
    ['15:10', { min: -1_000_000_000, max: 1_000_000_000, step: 1 }],
    ['1:5:-1', { min: 1, max: 5, step: 1 }],
  ])('%s bounds an integer', (format, bounds) => {
    expect(boundsOf({ ...plain, datatype: 'integer', format })).toEqual(bounds);
  });

  it('escape commas of enums before Homie 5 only', () => {
    expect(valuesOf('a,,b,c', 4)).toEqual(['a,b', 'c']);
    expect(valuesOf('a,,b,c', 5)).toEqual(['a', 'b', 'c']);
    expect(valuesOf('a,a', 5)).toEqual(['a']);
  });
});
