/** Actions in words. */
import { humanize } from './values.ts';

const actionWords: ReadonlyMap<string, string> = new Map([
  ['turn_on', 'Turn on'],
  ['turn_off', 'Turn off'],
  ['toggle', 'Toggle'],
  ['open_cover', 'Open'],
  ['close_cover', 'Close'],
  ['stop_cover', 'Stop'],
  ['open_valve', 'Open'],
  ['close_valve', 'Close'],
  ['stop_valve', 'Stop'],
  ['lock', 'Lock'],
  ['unlock', 'Unlock'],
  ['open', 'Open'],
  ['press', 'Press'],
  ['install', 'Install'],
  ['start', 'Start'],
  ['stop', 'Stop'],
  ['pause', 'Pause'],
  ['return_to_base', 'Return to base'],
  ['locate', 'Locate'],
  ['clean_spot', 'Clean a spot'],
  ['start_mowing', 'Start mowing'],
  ['dock', 'Dock'],
  ['send_message', 'Send a message'],
  ['alarm_disarm', 'Disarm'],
  ['alarm_arm_home', 'Arm home'],
  ['alarm_arm_away', 'Arm away'],
  ['alarm_arm_night', 'Arm night'],
  ['alarm_arm_vacation', 'Arm vacation'],
  ['alarm_arm_custom_bypass', 'Arm with bypass'],
  ['alarm_trigger', 'Trigger the alarm'],
  ['select_option', 'Select'],
  ['set_value', 'Set'],
  ['set_temperature', 'Set the temperature'],
  ['set_hvac_mode', 'Set the mode'],
]);

/** "Turn on", "Arm away"; an action that is not listed is humanized. */
export function sayAction(action: string): string {
  return actionWords.get(action) ?? humanize(action);
}
