import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PacketGuard } from '../../../main/service/mqtt/broker/packet-guard.ts';
import { publishPacket } from '../../support/mqtt-packets.ts';

describe('the watch on packet lengths', () => {
  it('lets packets up to the limit pass and stops longer ones, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { maxLength: 10 }), fc.integer({ min: 1, max: 50 }), (sizes, step) => {
        const packets = sizes.map((size) => publishPacket({ topic: 'a', payload: Buffer.alloc(size) }));
        const bytes = Buffer.concat(packets);
        const guard = new PacketGuard(2_003);
        let isAccepted = true;
        for (let at = 0; at < bytes.length; at += step) isAccepted &&= guard.accepts(bytes.subarray(at, at + step));
        expect(isAccepted).toBe(sizes.every((size) => size <= 2_000));
      }),
    );
  });

  it('stops a packet by its announcement, before the body comes', () => {
    expect(new PacketGuard(1_000).accepts(Buffer.from([0x30, 0xff, 0xff, 0x7f]))).toBe(false);
    expect(new PacketGuard(1_000).accepts(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toBe(false);
  });
});
