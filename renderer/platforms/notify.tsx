/** Devices that take a message. */
import { NotifyControl } from '../components/controls/value-control.tsx';
import { descriptor } from './descriptor.ts';

export const notify = descriptor('notify', {
  icon: 'message-text',
  isMoment: true,
  cardHeight: 90,
  isActive: () => false,
  Block: NotifyControl,
});
