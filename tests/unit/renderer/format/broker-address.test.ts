import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../renderer/format/broker-address.ts';

describe('an address of a broker, as people type it', () => {
  it.each([
    ['192.168.1.5', 'mqtt://192.168.1.5'],
    ['  192.168.1.5 \n', 'mqtt://192.168.1.5'],
    ['192.168.1.5:1884', 'mqtt://192.168.1.5:1884'],
    ['192.168.1.5 : 1884', 'mqtt://192.168.1.5:1884'],
    ['192,168,1,5', 'mqtt://192.168.1.5'],
    ['192.168.1.5/', 'mqtt://192.168.1.5'],
    ['homeassistant.local', 'mqtt://homeassistant.local'],
    ['HomeAssistant.local.', 'mqtt://homeassistant.local.'],
    ['localhost', 'mqtt://localhost'],
    ['host:1884', 'mqtt://host:1884'],
    ['host:8883', 'mqtts://host:8883'],
    ['mqtt://host:8883', 'mqtt://host:8883'],
    ['tcp://host', 'mqtt://host'],
    ['tcp://192.168.1.5:1883', 'mqtt://192.168.1.5:1883'],
    ['MQTT://Host', 'mqtt://host'],
    ['ssl://host', 'mqtts://host'],
    ['tls://host:8884', 'mqtts://host:8884'],
    ['mqtts://host', 'mqtts://host'],
    ['mqtt:host', 'mqtt://host'],
    ['mqtt:/host', 'mqtt://host'],
    ['//host', 'mqtt://host'],
    ['mqtt:1883', 'mqtt://mqtt:1883'],
    ['::1', 'mqtt://[::1]'],
    ['[::1]', 'mqtt://[::1]'],
    ['[::1]:1884', 'mqtt://[::1]:1884'],
    ['mqtt://[FD00::5]:1884', 'mqtt://[fd00::5]:1884'],
    ['fd12:3456:789a::1', 'mqtt://[fd12:3456:789a::1]'],
    ['tcp://::1', 'mqtt://[::1]'],
    ['ws://host/mqtt', 'ws://host/mqtt'],
    ['wss://host:8084/mqtt?token=1', 'wss://host:8084/mqtt?token=1'],
    ['küche.fritz.box', 'mqtt://küche.fritz.box'],
    ['my_broker', 'mqtt://my_broker'],
    ['\u200b192.168.1.5\u00a0', 'mqtt://192.168.1.5'],
    ['host：1884', 'mqtt://host:1884'],
  ])('%j', (typed, url) => {
    expect(readAddress(typed)).toEqual({ url });
  });

  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['mqtt://', 'empty'],
    ['http://homeassistant.local:8123', 'scheme'],
    ['192.168.1', 'host'],
    ['192.168.1.256', 'host'],
    ['a..b', 'host'],
    ['[::1', 'host'],
    ['1:2:3', 'host'],
    ['fe80::1%eth0', 'host'],
    ['host:', 'port'],
    ['host:0', 'port'],
    ['host:65536', 'port'],
    ['host:port', 'port'],
    ['user:secret@host', 'login'],
    ['mqtt://user@host', 'login'],
    ['mqtt://host/path', 'path'],
    ['ws://host/#a', 'path'],
  ])('refuses %j', (typed, problem) => {
    expect(readAddress(typed)).toEqual({ problem });
  });
});
