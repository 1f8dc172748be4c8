/** Water heaters. */
import { ClimateControl } from '../components/controls/climate-control.tsx';
import { ToggleControl } from '../components/controls/toggle-control.tsx';
import { descriptor, onOff } from './descriptor.ts';
import { isAtWork, temperatureLevel } from './temperature.ts';

export const waterHeater = descriptor('water_heater', {
  icon: 'water-boiler',
  cardHeight: 180,
  isActive: isAtWork,
  Inline: ToggleControl,
  Block: ClimateControl,
  tap: onOff,
  level: temperatureLevel,
  quick: ['turn_on', 'turn_off'],
});
