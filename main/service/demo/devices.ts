/** The devices of the demo home, room by room. */

import { ceilingFan, humidifier, waterHeater } from './devices/air-and-water.ts';
import { airMonitor } from './devices/air-monitor.ts';
import { alarmClock } from './devices/alarm-clock.ts';
import { bedsideLamp, kitchenLight } from './devices/bulbs.ts';
import { airConditioner, radiator } from './devices/climate.ts';
import { blinds, garageDoor, irrigation } from './devices/covers.ts';
import { doorbell, hallRemote } from './devices/entrance.ts';
import { houseScenes, kitchenDisplay, phone } from './devices/household.ts';
import { hallLight, ledStrip, readingLamp } from './devices/lights.ts';
import { frontLock } from './devices/lock.ts';
import { weatherStation, zigbeeBridge } from './devices/outside.ts';
import { coffeePlug, deskStrip, energyMeter } from './devices/power.ts';
import { lawnMower, robotVacuum } from './devices/robots.ts';
import { houseAlarm } from './devices/security.ts';
import { climateSensor, frontDoor, leakSensor, motionSensor, smokeAlarm } from './devices/sensors.ts';
import type { Device } from './model.ts';

/** New ones each time. Every platform of discovery is among them. */
export function demoDevices(): ReadonlyArray<Device<unknown>> {
  return [
    zigbeeBridge(),
    // Living room
    readingLamp(),
    ledStrip(),
    radiator(),
    blinds(),
    robotVacuum(),
    houseScenes(),
    // Kitchen
    kitchenLight(),
    coffeePlug(),
    kitchenDisplay(),
    smokeAlarm(),
    leakSensor(),
    // Bedroom
    bedsideLamp(),
    climateSensor(
      { ieee: '0x00158d0008b13f6a', name: 'Bedroom climate', area: 'Bedroom' },
      { temperature: 19.6, humidity: 48, battery: 88 },
    ),
    humidifier(),
    ceilingFan(),
    alarmClock(),
    // Bathroom
    waterHeater(),
    motionSensor({ ieee: '0x00158d000b52a1fc', name: 'Bathroom motion', area: 'Bathroom' }, [90, 300], 83),
    // Hall
    houseAlarm(),
    frontDoor(),
    frontLock(),
    doorbell(),
    hallLight(),
    hallRemote(),
    motionSensor({ ieee: '0x00158d000b4f73d0', name: 'Hall motion', area: 'Hall' }, [25, 90], 62),
    phone('phone-anna', 'Anna', 82, true),
    // Office
    airConditioner(),
    airMonitor(),
    deskStrip(),
    // Garage
    garageDoor(),
    energyMeter(),
    // Garden
    weatherStation(),
    irrigation(),
    lawnMower(),
  ];
}
