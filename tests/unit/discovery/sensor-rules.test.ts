import { describe, expect, it } from 'vitest';
import { sensorProblem } from '../../../main/service/discovery/homeassistant/sensor-rules.ts';
import { sensorDeviceClasses } from '../../../main/service/platforms/sensor/classes.ts';

describe('what Home Assistant refuses of sensors', () => {
  it.each([
    ['power', 'W'],
    ['Power', 'kW'],
    ['reactive_power', 'VAr'],
    ['pm25', '\u00b5g/m³'],
    ['volume', 'fl. oz.'],
    ['monetary', 'EUR'],
    ['power_factor', undefined],
    ['aqi', ' '],
    ['unknown class', 'x'],
    [undefined, 'anything'],
    [null, 1],
  ])('takes %s in %s', (deviceClass, unit) => {
    expect(sensorProblem('sensor', { device_class: deviceClass, unit_of_measurement: unit })).toBeUndefined();
  });

  it.each([
    ['power', 'A'],
    ['volume_flow_rate', 'l/min'],
    ['aqi', 'AQI'],
    ['temperature', '%'],
  ])('refuses %s in %s', (deviceClass, unit) => {
    expect(sensorProblem('sensor', { device_class: deviceClass, unit_of_measurement: unit })).toMatch(/^unit_of_meas/);
  });

  it('wants degrees for angles', () => {
    expect(sensorProblem('sensor', { state_class: 'measurement_angle', unit_of_measurement: '°' })).toBeUndefined();
    expect(sensorProblem('sensor', { state_class: 'measurement_angle' })).toMatch(/needs °/);
  });

  it('refuses the category config where nothing can be changed', () => {
    for (const component of ['sensor', 'binary_sensor']) {
      expect(sensorProblem(component, { entity_category: 'config' })).toMatch(/^entity_category/);
      expect(sensorProblem(component, { entity_category: 'diagnostic' })).toBeUndefined();
    }
    expect(sensorProblem('select', { entity_category: 'config', device_class: 'power' })).toBeUndefined();
  });

  it('knows all classes: a unit that nothing has is refused, but for those without units', () => {
    const taken = sensorDeviceClasses.filter(
      (deviceClass) => sensorProblem('sensor', { device_class: deviceClass, unit_of_measurement: '?' }) === undefined,
    );
    expect(taken).toEqual(['monetary', 'date', 'enum', 'timestamp', 'uptime']);
  });
});
