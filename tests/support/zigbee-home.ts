/** A small home as Zigbee2MQTT announces it to Home Assistant discovery. */
import type { MqttPeer } from './mqtt-peer.ts';

const origin = { name: 'Zigbee2MQTT', sw: '2.7.1', url: 'https://www.zigbee2mqtt.io' };
const device = (mark: string, name: string, model: string) => ({
  identifiers: [`zigbee2mqtt_${mark}`],
  manufacturer: 'IKEA',
  model,
  name,
  sw_version: '2.3.0',
  via_device: 'zigbee2mqtt_bridge_0x00',
});
const availability = (name: string) => [
  { topic: 'zigbee2mqtt/bridge/state', value_template: '{{ value_json.state }}' },
  { topic: `zigbee2mqtt/${name}/availability`, value_template: '{{ value_json.state }}' },
];

export const lamp = {
  id: 'light.lamp',
  config: 'homeassistant/light/0x01/light/config',
  state: 'zigbee2mqtt/lamp',
  command: 'zigbee2mqtt/lamp/set',
  availability: 'zigbee2mqtt/lamp/availability',
  payload: {
    availability: availability('lamp'),
    availability_mode: 'all',
    brightness: true,
    brightness_scale: 254,
    command_topic: 'zigbee2mqtt/lamp/set',
    device: device('0x01', 'lamp', 'Bulb E27'),
    name: null,
    origin,
    schema: 'json',
    state_topic: 'zigbee2mqtt/lamp',
    supported_color_modes: ['brightness'],
    unique_id: '0x01_light_zigbee2mqtt',
  },
} as const;

export const climateSensor = {
  id: 'sensor.bedroom_temperature',
  config: 'homeassistant/sensor/0x02/temperature/config',
  state: 'zigbee2mqtt/bedroom',
  availability: 'zigbee2mqtt/bedroom/availability',
  payload: {
    availability: availability('bedroom'),
    availability_mode: 'all',
    device: device('0x02', 'bedroom', 'Climate sensor'),
    device_class: 'temperature',
    origin,
    state_class: 'measurement',
    state_topic: 'zigbee2mqtt/bedroom',
    unique_id: '0x02_temperature_zigbee2mqtt',
    unit_of_measurement: '°C',
    value_template: '{{ value_json.temperature }}',
  },
} as const;

/** Publishes the home, all of it retained, with the lamp on and 21.5 °C in the bedroom. */
export async function publishHome(peer: MqttPeer): Promise<void> {
  const retain = { retain: true };
  await peer.publish('zigbee2mqtt/bridge/state', { state: 'online' }, retain);
  for (const each of [lamp, climateSensor]) {
    await peer.publish(each.availability, { state: 'online' }, retain);
    await peer.publish(each.config, each.payload, retain);
  }
  await peer.publish(lamp.state, { state: 'ON', brightness: 127, linkquality: 90 }, retain);
  await peer.publish(climateSensor.state, { temperature: 21.5, linkquality: 80 }, retain);
}
