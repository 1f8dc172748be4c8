/** The demo home's device of each platform, and how a person operates it. */
import type { Locator, Page } from '@playwright/test';
import type { PlatformName } from '../../../preload/contract.ts';
import { expect } from './fixtures.ts';

export interface Control {
  readonly id: string;
  readonly operate: (row: Locator, page: Page) => Promise<void>;
  /** What the state reads like afterwards. */
  readonly shows?: RegExp;
}

const press = (name: string | RegExp) => (row: Locator) => row.getByRole('button', { name, exact: true }).click();
const flip = (row: Locator) => row.getByRole('switch').first().click();

/** What is risky is asked about first. */
const confirming =
  (operate: (row: Locator) => Promise<void>) =>
  async (row: Locator, page: Page): Promise<void> => {
    await operate(row);
    await page.getByRole('alertdialog').getByRole('button').last().click();
    await expect(page.getByRole('alertdialog')).toBeHidden();
  };

/** Moves a slider as the keyboard does: it sends when the key is let go. */
const slide = (name: string, key: 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End') => (row: Locator) =>
  row.getByRole('slider', { name }).press(key);

const fillIn = (text: string) => async (row: Locator) => {
  await row.locator('input').fill(text);
  await row.getByRole('button', { name: 'Set' }).click();
};

export const controls: Readonly<Record<PlatformName, Control | { readonly id: string; readonly reads: RegExp }>> = {
  alarm_control_panel: {
    id: 'alarm_control_panel.house_alarm',
    operate: async (row) => {
      for (const digit of '1234') await row.getByRole('button', { name: digit, exact: true }).click();
      await row.getByRole('button', { name: 'Arm home' }).click();
    },
    shows: /Arm/,
  },
  binary_sensor: { id: 'binary_sensor.front_door_contact', reads: /Open|Closed/ },
  button: { id: 'button.kitchen_display_refresh', operate: press(/^Press/), shows: /\d:\d\d/ },
  camera: { id: 'camera.doorbell_camera', reads: /Idle|Recording|Streaming/ },
  climate: { id: 'climate.air_conditioner', operate: press('Cool'), shows: /Cool/ },
  cover: { id: 'cover.window_blinds', operate: press('Close Window blinds'), shows: /Closing|Closed/ },
  date: { id: 'date.alarm_clock_sleep_in_on', operate: fillIn('2031-05-17'), shows: /2031-05-17/ },
  datetime: { id: 'datetime.alarm_clock_next_alarm', operate: fillIn('2031-05-17T06:15'), shows: /2031/ },
  device_tracker: { id: 'device_tracker.annas_phone', reads: /Home|Away/ },
  event: { id: 'event.doorbell_bell', reads: /Never|\d/ },
  fan: { id: 'fan.ceiling_fan', operate: slide('Speed', 'End'), shows: /On/ },
  humidifier: { id: 'humidifier.humidifier', operate: slide('Target humidity', 'ArrowRight') },
  image: { id: 'image.doorbell_last_visitor', reads: /\d/ },
  infrared: { id: 'infrared.air_monitor_remote_receiver', reads: /Never|\d/ },
  lawn_mower: { id: 'lawn_mower.lawn_mower', operate: press('Start mowing'), shows: /Mowing/ },
  light: { id: 'light.reading_lamp', operate: slide('Brightness', 'End'), shows: /100/ },
  lock: { id: 'lock.front_door_lock', operate: confirming(press(/unlock/)), shows: /Unlock/ },
  notify: {
    id: 'notify.kitchen_display_message',
    operate: async (row) => {
      await row.locator('input').fill('Dinner is ready');
      await row.getByRole('button', { name: 'Send' }).click();
    },
  },
  number: { id: 'number.alarm_clock_volume', operate: slide('Alarm clock Volume', 'ArrowRight'), shows: /40/ },
  scene: { id: 'scene.scenes_movie_night', operate: press(/^Activate/), shows: /\d:\d\d/ },
  select: { id: 'select.kitchen_display_page', operate: press('Weather'), shows: /Weather/ },
  sensor: { id: 'sensor.bedroom_climate_temperature', reads: /\d+(\.\d+)?\s°C/ },
  siren: { id: 'siren.house_alarm_siren', operate: confirming(flip), shows: /On/ },
  switch: { id: 'switch.coffee_machine', operate: flip, shows: /Off/ },
  text: {
    id: 'text.kitchen_display_shopping_note',
    operate: fillIn('Bread <b>& "butter"</b>'),
    shows: /<b>& "butter"/,
  },
  time: { id: 'time.alarm_clock_wake_up_time', operate: fillIn('07:30:00'), shows: /07:30/ },
  update: { id: 'update.reading_lamp', operate: press('Install') },
  vacuum: { id: 'vacuum.rosie', operate: press('Start'), shows: /Cleaning/ },
  valve: { id: 'valve.irrigation_lawn', operate: confirming(press(/^Open /)), shows: /Open/ },
  water_heater: { id: 'water_heater.water_heater', operate: press(/raise$/) },
};
