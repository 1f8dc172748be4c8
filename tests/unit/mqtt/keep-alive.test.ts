import { describe, expect, it } from 'vitest';
import { KeepAlive } from '../../../main/service/mqtt/keep-alive.ts';

function ticks(count: number, heardBefore: (tick: number) => boolean): Array<string | undefined> {
  const keepAlive = new KeepAlive();
  return Array.from({ length: count }, (_, index) => {
    if (heardBefore(index)) keepAlive.heard();
    return keepAlive.tick();
  });
}

describe('keeping a connection alive', () => {
  it('pings once per keepalive, however much is heard', () => {
    expect(ticks(6, () => true)).toEqual([undefined, 'ping', undefined, 'ping', undefined, 'ping']);
  });

  it('takes a broker for gone that says nothing for one and a half times as long, a ping among it', () => {
    expect(ticks(4, () => false)).toEqual([undefined, 'ping', undefined, 'gone']);
    expect(ticks(5, (tick) => tick <= 1)).toEqual([undefined, 'ping', undefined, 'ping', 'gone']);
  });

  it('takes whatever is heard for a sign of life, also without an answer to the ping', () => {
    expect(ticks(40, (tick) => tick % 3 === 0)).not.toContain('gone');
  });
});
