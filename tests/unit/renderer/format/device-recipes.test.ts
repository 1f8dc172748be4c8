import { describe, expect, it } from 'vitest';
import { accessOf, accessUrl, newPassword, recipesFor } from '../../../../renderer/format/device-recipes.ts';

const access = accessOf('mqtt://192.168.1.20:1884', 'devices', 'ab"c d');

describe('the built-in broker as settings of other programs', () => {
  it('has address and login in one', () => {
    if (access === undefined) throw new Error('no address');
    expect(accessUrl(access)).toBe('mqtt://devices:ab%22c%20d@192.168.1.20:1884');
  });

  it('quotes what would end a text', () => {
    if (access === undefined) throw new Error('no address');
    const texts = new Map(recipesFor(access).map(({ program, text }) => [program, text]));
    expect(texts.get('Tasmota')).toContain('MqttHost 192.168.1.20; MqttPort 1884; MqttUser devices');
    expect(texts.get('Zigbee2MQTT')).toContain('server: "mqtt://192.168.1.20:1884"');
    expect(texts.get('ESPHome')).toContain('password: "ab\\"c d"');
    expect(JSON.parse(texts.get('Shelly') ?? '')).toMatchObject({
      config: { server: '192.168.1.20:1884', user: 'devices', pass: 'ab"c d' },
    });
  });

  it('makes passwords of letters that are not mistaken for others', () => {
    const made = newPassword((bytes) => bytes.fill(255));
    expect(made).toHaveLength(16);
    expect(newPassword((bytes) => crypto.getRandomValues(bytes))).toMatch(/^[a-km-np-z2-9]{16}$/);
  });
});
