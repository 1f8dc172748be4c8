import { describe, expect, it } from 'vitest';
import { birthAfterMs, birthEveryMs, createBirth } from '../../../main/service/discovery/homeassistant/birth.ts';
import { createDialectHarness } from '../../support/dialect-harness.ts';

const topic = 'homeassistant/status';

function onBroker(sendBirth = true) {
  const harness = createDialectHarness((context) => createBirth('homeassistant', context), { sendBirth });
  return {
    ...harness,
    connect: async () => {
      harness.dialect.online?.();
      await harness.clock.advance(birthAfterMs);
      return harness.asked();
    },
  };
}

describe("Home Assistant's birth message", () => {
  it('is sent where nobody else does', async () => {
    expect(await onBroker().connect()).toEqual([{ topic, payload: 'online' }]);
  });

  it('is left to a Home Assistant that has said it is there, until it says that it goes', async () => {
    const broker = onBroker();
    broker.replay(topic, 'online');
    expect(await broker.connect()).toEqual([]);
    broker.publish(topic, 'offline');
    expect(await broker.connect()).toHaveLength(1);
  });

  it('is not taken for that of somebody else when it comes back', async () => {
    const broker = onBroker();
    await broker.connect();
    broker.publish(topic, 'online');
    await broker.clock.advance(birthEveryMs);
    expect(await broker.connect()).toHaveLength(1);
  });

  it('is not repeated with every connection', async () => {
    const broker = onBroker();
    await broker.connect();
    broker.dialect.offline?.();
    expect(await broker.connect()).toEqual([]);
    await broker.clock.advance(birthEveryMs);
    expect(await broker.connect()).toHaveLength(1);
  });

  it('is sent once the connection has stood for a while, and not into a later one', async () => {
    const broker = onBroker();
    broker.dialect.online?.();
    await broker.clock.advance(birthAfterMs / 2);
    broker.dialect.offline?.();
    await broker.clock.advance(birthAfterMs);
    expect(broker.asked()).toEqual([]);
    broker.dialect.online?.();
    await broker.clock.advance(birthAfterMs / 2);
    broker.dialect.online?.();
    await broker.clock.advance(birthAfterMs / 2);
    expect(broker.asked()).toEqual([]);
    await broker.clock.advance(birthAfterMs / 2);
    expect(broker.asked()).toHaveLength(1);
  });

  it('of somebody else counts, also where our own never came back', async () => {
    const broker = onBroker();
    await broker.connect();
    // The connection was lost before the broker sent it back.
    broker.dialect.offline?.();
    broker.dialect.online?.();
    broker.publish(topic, 'online');
    await broker.clock.advance(birthEveryMs);
    expect(await broker.connect()).toEqual([]);
  });

  it('that is retained is that of somebody else: ours is not', async () => {
    const broker = onBroker();
    await broker.connect();
    broker.replay(topic, 'online');
    await broker.clock.advance(birthEveryMs);
    expect(await broker.connect()).toEqual([]);
  });

  it('can be switched off', async () => {
    expect(await onBroker(false).connect()).toEqual([]);
  });
});
