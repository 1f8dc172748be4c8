import { describe, expect, it } from 'vitest';
import { formatBrokerUrl, isNearHost, parseBrokerUrl, shownUrl } from '../../../main/service/mqtt/url.ts';

describe('broker addresses', () => {
  it.each([
    ['mqtt://192.168.1.5', { protocol: 'mqtt', host: '192.168.1.5', port: 1883, path: '' }],
    ['  mqtt://broker.local:1884/ ', { protocol: 'mqtt', host: 'broker.local', port: 1884, path: '' }],
    ['MQTTS://Broker', { protocol: 'mqtts', host: 'broker', port: 8883, path: '' }],
    ['tcp://host', { protocol: 'mqtt', host: 'host', port: 1883, path: '' }],
    ['ssl://host', { protocol: 'mqtts', host: 'host', port: 8883, path: '' }],
    ['tls://host:1', { protocol: 'mqtts', host: 'host', port: 1, path: '' }],
    ['ws://host', { protocol: 'ws', host: 'host', port: 80, path: '/mqtt' }],
    ['wss://host/', { protocol: 'wss', host: 'host', port: 443, path: '/' }],
    ['wss://host:8084/mqtt?token=1', { protocol: 'wss', host: 'host', port: 8084, path: '/mqtt?token=1' }],
    ['ws://host?a=b', { protocol: 'ws', host: 'host', port: 80, path: '/?a=b' }],
    ['mqtt://[fd00::1]:1883', { protocol: 'mqtt', host: 'fd00::1', port: 1883, path: '' }],
    ['mqtt://my_router', { protocol: 'mqtt', host: 'my_router', port: 1883, path: '' }],
    ['mqtt://bücher.example', { protocol: 'mqtt', host: 'xn--bcher-kva.example', port: 1883, path: '' }],
    [
      'mqtt://me:p%40ss:w@host',
      { protocol: 'mqtt', host: 'host', port: 1883, path: '', username: 'me', password: 'p@ss:w' },
    ],
    ['mqtt://me@host', { protocol: 'mqtt', host: 'host', port: 1883, path: '', username: 'me' }],
  ])('understands %s', (text, address) => {
    expect(parseBrokerUrl(text)).toEqual({ ok: true, value: address });
  });

  it.each([
    ['', 'the address is empty'],
    ['192.168.1.5', 'the scheme is missing: mqtt://, mqtts://, ws:// or wss://'],
    ['broker:1883', 'the scheme is missing: mqtt://, mqtts://, ws:// or wss://'],
    ['mqt://broker', 'the scheme "mqt" is unknown: mqtt, mqtts, ws or wss'],
    ['http://broker', 'the scheme "http" is unknown: mqtt, mqtts, ws or wss'],
    ['__proto__://broker', 'the scheme "__proto__" is unknown: mqtt, mqtts, ws or wss'],
    ['mqtt://', 'the host is missing'],
    ['mqtt://:1883', 'the host is missing'],
    ['mqtt://user:secret@', 'the host is missing'],
    ['mqtt://host:', 'the port must be a number from 1 to 65535'],
    ['mqtt://host:0', 'the port must be a number from 1 to 65535'],
    ['mqtt://host:65536', 'the port must be a number from 1 to 65535'],
    ['mqtt://host:18e3', 'the port must be a number from 1 to 65535'],
    ['mqtt://256.1.1.1', 'the IPv4 address is not valid'],
    ['mqtt://[fd00:::1]', 'the IPv6 address is not valid'],
    ['mqtt://my host', 'the host is not a valid name'],
    ['mqtt://host/topic', 'a path needs ws:// or wss://, mqtt:// has none'],
    ['ws://host/mqtt#top', 'a # has no meaning in the address of a broker'],
    ['mqtt://[fd00::1', 'the address is not a URL'],
  ])('says what is wrong with %j', (text, detail) => {
    expect(parseBrokerUrl(text)).toEqual({ ok: false, error: { code: 'broker.url', detail } });
  });

  it('shows an address without user and password, also one that it does not understand', () => {
    expect(shownUrl('mqtt://me:secret@host')).toBe('mqtt://host:1883');
    expect(shownUrl('mqt://me:sec@ret@host:99')).toBe('host:99');
    expect(shownUrl('me:secret@host')).toBe('host');
  });

  it('never repeats user or password in an error', () => {
    for (const text of [
      'mqt://me:secret@host',
      'mqtt://me:secret@ho st',
      'mqtt://me:secret@host:x',
      'me:secret@host',
    ]) {
      expect(JSON.stringify(parseBrokerUrl(text))).not.toContain('secret');
    }
  });

  it('writes an address back', () => {
    expect(formatBrokerUrl({ protocol: 'mqtt', host: 'fd00::1', port: 1883, path: '' })).toBe('mqtt://[fd00::1]:1883');
    expect(formatBrokerUrl({ protocol: 'wss', host: 'h', port: 443, path: '/mqtt' })).toBe('wss://h:443/mqtt');
  });
});

describe('a host', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '172.31.255.255',
    '192.168.1.5',
    '169.254.7.7',
    '100.100.1.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:192.168.1.5',
    'localhost',
    'raspberrypi',
    'broker.local',
    'nas.fritz.box',
    'mqtt.home.arpa.',
  ])('%s is at home', (host) => {
    expect(isNearHost(host)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '2001:db8::1',
    'broker.example.com',
    'local.example',
    'broker.emqx.io',
  ])('%s is elsewhere', (host) => {
    expect(isNearHost(host)).toBe(false);
  });
});
