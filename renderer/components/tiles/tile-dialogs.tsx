/** What is asked about tiles: a name, a room, an icon. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useHome } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { DeviceIcon } from '../icons/icon.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import styles from './tile-dialogs.module.css';

const nameChars = 255;

export interface AskProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onAnswer: (text: string) => void;
}

function AskForm(props: {
  title: string;
  onClose: () => void;
  confirm: string;
  isReady: boolean;
  onSubmit: () => void;
  children: ReactNode;
}): ReactNode {
  const { title, onClose, confirm, isReady, onSubmit, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    onSubmit();
    onClose();
  };
  return (
    <Dialog title={title} size="s" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {children}
        <div className={styles.actions}>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!isReady}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function NameDialog({ title, name, onClose, onAnswer }: AskProps & { name: string }): ReactNode {
  const [text, setText] = useState(name);
  return (
    <AskForm
      title={title}
      confirm={say('common.save')}
      isReady={text !== name}
      onSubmit={() => onAnswer(text)}
      onClose={onClose}
    >
      <TextField
        label={say('common.name')}
        value={text}
        onChange={setText}
        hint={say('home.nameHint')}
        input={{ maxLength: nameChars }}
      />
    </AskForm>
  );
}

/** Empty for no room. Rooms that there are come as suggestions; any other name makes a new one. */
export function RoomDialog({ title, room, onClose, onAnswer }: AskProps & { room: string }): ReactNode {
  const rooms = useHome().rooms.flatMap((each) => (each.name === undefined ? [] : [each.name]));
  const [text, setText] = useState(room);
  const listId = useId();
  return (
    <AskForm
      title={title}
      confirm={say('home.putThere')}
      isReady={text.trim() !== room}
      onSubmit={() => onAnswer(text.trim())}
      onClose={onClose}
    >
      <TextField
        label={say('home.newRoom')}
        value={text}
        onChange={setText}
        input={{ maxLength: nameChars, list: listId }}
      />
      <datalist id={listId}>
        {rooms.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className={styles.rooms}>
        {rooms.slice(0, 40).map((each) => (
          <Button key={each} size="s" kind={each === text.trim() ? 'primary' : 'normal'} onPress={() => setText(each)}>
            {each}
          </Button>
        ))}
      </div>
    </AskForm>
  );
}

const icons = [
  'lightbulb',
  'ceiling-light',
  'floor-lamp',
  'desk-lamp',
  'lamp',
  'led-strip-variant',
  'string-lights',
  'power-socket-eu',
  'power-plug',
  'toggle-switch-variant',
  'television',
  'speaker',
  'washing-machine',
  'tumble-dryer',
  'dishwasher',
  'fridge-outline',
  'stove',
  'kettle',
  'coffee-maker',
  'fan',
  'air-conditioner',
  'radiator',
  'thermostat',
  'fireplace',
  'water-boiler',
  'window-shutter',
  'blinds',
  'curtains',
  'door',
  'window-closed',
  'garage-variant',
  'gate',
  'lock',
  'shield-home',
  'cctv',
  'bell',
  'motion-sensor',
  'robot-vacuum',
  'robot-mower',
  'sprinkler-variant',
  'pool',
  'flower-outline',
  'tree',
  'car-electric',
  'ev-station',
  'solar-power-variant',
  'sofa-outline',
  'bed-outline',
  'shower',
  'countertop-outline',
  'desk',
  'stairs',
  'teddy-bear',
  'dumbbell',
  'paw',
];

/** Empty for the icon that the device has. */
export function IconDialog({ title, onClose, onAnswer }: AskProps): ReactNode {
  const choose = (icon: string): void => {
    onAnswer(icon);
    onClose();
  };
  return (
    <Dialog
      title={title}
      size="s"
      onClose={onClose}
      actions={<Button onPress={() => choose('')}>{say('home.iconAuto')}</Button>}
    >
      <div className={styles.icons}>
        {icons.map((icon) => (
          <button
            key={icon}
            type="button"
            className={styles.icon}
            aria-label={icon.replaceAll('-', ' ')}
            title={icon.replaceAll('-', ' ')}
            onClick={() => choose(`mdi:${icon}`)}
          >
            <DeviceIcon icon={`mdi:${icon}`} fallback="lightbulb" size={24} />
          </button>
        ))}
      </div>
    </Dialog>
  );
}
