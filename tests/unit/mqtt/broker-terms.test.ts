import mqttPacket from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import { adapt, allowedFilters, filterBytes, publishBytes, termsOf } from '../../../main/service/mqtt/broker-terms.ts';
import type { OutgoingMessage } from '../../../main/service/mqtt/model.ts';

const message: OutgoingMessage = { topic: 'lamp/set', payload: 'ON', qos: 2, retain: true };

describe('what a broker lets a client do', () => {
  it('is everything when it says nothing, within our own bounds', () => {
    expect(termsOf(true)).toEqual({
      inFlight: limits.publishesInFlight,
      exactlyOnce: limits.publishesInFlight,
      maxPacketBytes: limits.mqttPacketBytes,
      maxQos: 2,
      keepsRetained: true,
      allowsWildcards: true,
      allowsShared: true,
    });
    expect(termsOf(false)).toMatchObject({ inFlight: limits.publishesInFlightUntold, exactlyOnce: 1 });
  });

  it('is what it says', () => {
    const said = {
      receiveMaximum: 3,
      maximumPacketSize: 100,
      maximumQoS: 1,
      retainAvailable: false,
      wildcardSubscriptionAvailable: false,
      sharedSubscriptionAvailable: false,
    };
    expect(termsOf(true, said)).toEqual({
      inFlight: 3,
      exactlyOnce: 3,
      maxPacketBytes: 100,
      maxQos: 1,
      keepsRetained: false,
      allowsWildcards: false,
      allowsShared: false,
    });
  });
});

describe('a message', () => {
  it('is sent with the QoS that the broker knows, and not retained where it keeps nothing', () => {
    expect(adapt(message, termsOf(true), true)).toEqual(ok(message));
    expect(adapt(message, termsOf(true, { maximumQoS: 1 }), true)).toEqual(ok({ ...message, qos: 1 }));
    expect(adapt(message, termsOf(true, { retainAvailable: false }), true)).toEqual(ok({ ...message, retain: false }));
  });

  it('that does not fit is refused, and the numbers are said', () => {
    expect(adapt({ ...message, payload: 'x'.repeat(100) }, termsOf(true, { maximumPacketSize: 100 }), true)).toEqual(
      err('request.tooLarge', 'a packet of 115 bytes; the broker takes at most 100'),
    );
  });

  it.each([
    [4, 0, 0, undefined],
    [4, 1, 111, undefined],
    [4, 2, 200, undefined],
    [5, 0, 20_000, undefined],
    [5, 1, 127, 60],
    [5, 2, 3_000_000, 60],
  ] as const)('is as long as it will be: MQTT %i, QoS %i, %i bytes, expiry %s', (version, qos, length, expiry) => {
    const payload = 'ü'.repeat(length / 2);
    const bytes = mqttPacket.generate(
      {
        cmd: 'publish',
        topic: 'größe',
        payload,
        qos,
        retain: false,
        dup: false,
        messageId: 7,
        ...(expiry === undefined ? {} : { properties: { messageExpiryInterval: expiry } }),
      },
      { protocolVersion: version },
    ).length;
    const same = { topic: 'größe', payload, qos, retain: false };
    expect(publishBytes(expiry === undefined ? same : { ...same, expirySeconds: expiry }, version === 5)).toBe(bytes);
  });
});

describe('filters', () => {
  it('that would end the connection are not sent', () => {
    const filters = ['a/b', 'a/+', '$share/g/a'];
    expect(allowedFilters(filters, termsOf(true))).toEqual({ allowed: filters, refused: [] });
    const closed = termsOf(true, { wildcardSubscriptionAvailable: false, sharedSubscriptionAvailable: false });
    expect(allowedFilters(filters, closed)).toEqual({ allowed: ['a/b'], refused: ['a/+', '$share/g/a'] });
    const small = termsOf(true, { maximumPacketSize: 20 });
    expect(allowedFilters(['a'.repeat(12), 'a'.repeat(13)], small).allowed).toEqual(['a'.repeat(12)]);
  });

  it.each([20, 300, 40_000, 5_000_000])('are cut into packets that fit into %i bytes', (maximumPacketSize) => {
    const terms = termsOf(true, { maximumPacketSize });
    const count = Math.floor(filterBytes(terms) / 6);
    const packet = mqttPacket.generate(
      {
        cmd: 'subscribe',
        messageId: 1,
        subscriptions: Array.from({ length: count }, () => ({
          topic: 'abc',
          qos: 0 as const,
          nl: false,
          rap: false,
          rh: 0,
        })),
      },
      { protocolVersion: 5 },
    );
    expect(packet.length).toBeLessThanOrEqual(maximumPacketSize);
  });
});
