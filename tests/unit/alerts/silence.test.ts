/** Silent sensors, as the health check finds them. */
import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

const silent = { entityId: 'sensor.cellar', name: 'Cellar', silentMs: 7_200_000 };

describe('a sensor that fell silent', () => {
  it('is told of once, and is over when it speaks, not by an echo of a restart', async () => {
    const home = createAlertHarness();
    home.set('sensor.cellar', { state: '12' });
    home.service.onSilent([silent]);
    await home.pass(2_000);
    expect(home.notifier.visible()).toMatchObject([{ title: 'Sensor silent' }]);
    home.service.onSilent([{ ...silent, silentMs: 8_100_000 }]);
    await home.pass(900_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.report('sensor.cellar', false);
    expect(home.service.open()).toHaveLength(1);
    home.report('sensor.cellar', true);
    expect(home.service.open()).toEqual([]);
  });

  it('is over when the next check does not find it', () => {
    const home = createAlertHarness();
    home.set('sensor.cellar', { state: '12' });
    home.service.onSilent([silent]);
    home.service.onSilent([]);
    expect(home.service.open()).toEqual([]);
  });

  it('is not said of what is on a broker that is away', () => {
    const home = createAlertHarness();
    home.set('sensor.cellar', { state: '12' });
    home.broker('waiting');
    home.service.onSilent([silent]);
    expect(home.service.open()).toEqual([]);
  });

  it('is still listened for after a restart', () => {
    const home = createAlertHarness();
    home.set('sensor.cellar', { state: '12' });
    home.service.onSilent([silent]);
    home.restart();
    home.report('sensor.cellar', true);
    expect(home.service.open()).toEqual([]);
  });
});
