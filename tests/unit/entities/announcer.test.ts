/** A burst of configs is announced in slices of time: whoever hears of an entity may do much. */
import { describe, expect, it } from 'vitest';
import { Slices } from '../../../main/service/base/slices.ts';
import { Announcer } from '../../../main/service/entities/announcer.ts';
import type { LiveEntity } from '../../../main/service/entities/live-entity.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const sliceMs = 8;
const broker = { settled: () => Promise.resolve() };

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function numbered(from: number, count: number): LiveEntity[] {
  return Array.from({ length: count }, (_, index) => ({ id: `sensor.${from + index}` }) as unknown as LiveEntity);
}

describe('the announcer', () => {
  it('announces rounds that end together in slices, in their order', async () => {
    const clock = createFakeClock();
    let ms = 0;
    let inThisTurn = 0;
    let most = 0;
    const told: string[] = [];
    const announcer = new Announcer(
      clock,
      (entity) => {
        told.push(entity.id);
        // Each takes a millisecond of those who hear of it.
        ms += 1;
        inThisTurn += 1;
        most = Math.max(most, inThisTurn);
      },
      () => undefined,
      new Slices(sliceMs, () => ms),
    );
    const rounds = [numbered(0, 100), numbered(100, 100), numbered(200, 1)];
    for (const round of rounds) {
      for (const entity of round) announcer.entity(broker, entity);
      await turn();
    }
    clock.advance(1_000);
    for (let turns = 0; turns < 1_000 && told.length < 201; turns += 1) {
      inThisTurn = 0;
      await turn();
    }
    expect(told).toEqual(rounds.flat().map(({ id }) => id));
    expect(most).toBeLessThanOrEqual(2 * sliceMs);
  });
});
