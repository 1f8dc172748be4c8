/** What a Shelly tells is noted: its components, their fields, and what a person added to it. */
import { limits } from '../../base/limits.ts';
import { membersIn, type Page } from './dynamic.ts';
import { type Fields, fieldsOf, statusesIn } from './frames.ts';
import type { Known } from './known.ts';
import { isMapped, missingFields } from './map.ts';
import { isDynamic, splitKey } from './model.ts';

/** Notes the fields of a component; true when there is a new one. A field that falls silent stays. */
export function learn(device: Known, key: string, status: Fields): boolean {
  const [kind] = splitKey(key);
  const known = device.components.get(key);
  if (known === undefined && device.components.size >= limits.shellyComponents) return false;
  const fields = known ?? new Set<string>();
  device.components.set(key, fields);
  const before = fields.size;
  for (const name of fieldsOf(status)) if (fields.size < limits.shellyFields) fields.add(name);
  const isNews = known === undefined || fields.size > before;
  if (isNews) device.missing.set(key, missingFields(kind, fields));
  return (kind === 'group' && learnMembers(device, key, status)) || isNews;
}

function learnMembers(device: Known, key: string, status: Fields): boolean {
  const members = membersIn(status);
  if (members === undefined || JSON.stringify(members) === JSON.stringify(device.groups.get(key))) return false;
  device.groups.set(key, members);
  return true;
}

/** Notes all components that a message tells of; true when something of them is new. */
export function learnAll(device: Known, fields: Fields): boolean {
  let isNews = false;
  for (const [key, status] of statusesIn(fields)) {
    if (isMapped(splitKey(key)[0])) isNews = learn(device, key, status) || isNews;
  }
  return isNews;
}

function forget(device: Known, isGone: (key: string) => boolean): boolean {
  let isNews = false;
  for (const key of [...device.components.keys()].filter(isGone)) {
    device.components.delete(key);
    device.missing.delete(key);
    device.groups.delete(key);
    device.addedConfigs.delete(key);
    isNews = true;
  }
  return isNews;
}

/** All components at once: what is not among them is no more, unless a person added it. */
export function learnStatus(device: Known, all: Fields): void {
  const told = statusesIn(all);
  forget(device, (key) => !told.has(key) && !isDynamic(splitKey(key)[0]));
  device.hasStatus = true;
  device.told = [...told.keys()];
  learnAll(device, all);
}

/** A page of what a person added; true when something of it is new. Once the list is whole, the rest is no more. */
export function learnPage(device: Known, page: Page): boolean {
  if (page.offset === 0) device.listed = new Set();
  let isNews = false;
  for (const [key, status] of page.statuses) {
    device.listed.add(key);
    isNews = learn(device, key, status) || isNews;
    const config = page.configs.get(key);
    if (config === undefined || JSON.stringify(config) === JSON.stringify(device.addedConfigs.get(key))) continue;
    device.addedConfigs.set(key, config);
    isNews = true;
  }
  if (page.next !== undefined) return isNews;
  return forget(device, (key) => isDynamic(splitKey(key)[0]) && !device.listed.has(key)) || isNews;
}

/** Whether a message names a field that its component has not had: a cover that has been calibrated, a sensor that woke. */
export function mayTellMore({ missing }: Known, text: string, key?: string): boolean {
  if (key !== undefined) return missing.get(key)?.some((name) => text.includes(name)) === true;
  for (const names of missing.values()) if (names.some((name) => text.includes(name))) return true;
  return false;
}
