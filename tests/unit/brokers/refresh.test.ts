import { describe, expect, it } from 'vitest';
import { questionFor } from '../../../main/service/brokers/dialects.ts';

describe('asking a device for its state', () => {
  it.each([
    ['tasmota', 'tele/plug/STATE', 'cmnd/plug/STATUS', '0'],
    ['shelly_hall/relay', 'hall/relay/status/switch:0', 'hall/relay/command', 'status_update'],
    [
      'shelly_shelly1',
      'shelly1/+/rpc',
      'shelly1/rpc',
      '{"id":1,"src":"shelly1/inglenook","method":"Shelly.GetStatus"}',
    ],
  ])('%s with %s is asked on %s', (identifier, stateTopic, topic, payload) => {
    expect(questionFor([identifier], stateTopic)).toEqual({ topic, payload });
  });

  it.each([
    // Their dialect asks them, and only those that are awake.
    ['zigbee2mqtt_0x01', 'zigbee2mqtt/lamp'],
    ['zigbee2mqtt_bridge', 'zigbee2mqtt/bridge/state'],
    ['homie_car', 'homie/car/engine/speed'],
    ['wled_desk', 'wled/desk/g'],
  ])('%s with %s cannot be asked', (identifier, stateTopic) => {
    expect(questionFor([identifier], stateTopic)).toBeUndefined();
  });
});
