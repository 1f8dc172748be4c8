/** What a component of a Shelly becomes. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Part } from './templates.ts';

export interface Item {
  readonly component: string;
  /** Distinguishes the items of one component; undefined for the component itself. */
  readonly part?: string;
  /** The device that it belongs to, where that is not the Shelly itself. */
  readonly owner?: RawConfig;
  /** Of what is heard over Bluetooth: what it is on its own device, whichever Shelly hears it. */
  readonly heard?: { readonly address: string; readonly id: string };
  readonly config: RawConfig;
}

/** `Power`, or `Switch 1 power`. */
export function measuredName(part: Part, name: string): string {
  return part.label === undefined ? name : `${part.label} ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** What people may do to a button, and what its device tells of it. */
export const pushes: readonly string[] = [
  'single_push',
  'double_push',
  'triple_push',
  'long_push',
  'btn_down',
  'btn_up',
];
