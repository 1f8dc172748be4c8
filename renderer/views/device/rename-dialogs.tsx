/** Own names for devices and entities; an empty name gives back the one that the device announces. */

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Device, Entity } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useHome } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './rename-dialogs.module.css';

const nameChars = 255;

function cleaned(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export function RenameDeviceDialog({ device, onClose }: { device: Device; onClose: () => void }): ReactNode {
  const rooms = useHome().rooms.flatMap((room) => (room.name === undefined ? [] : [room.name]));
  const [name, setName] = useState(device.name);
  const [area, setArea] = useState(device.area ?? '');
  const listId = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    // A name that was not touched is not chosen: the device may announce another one later.
    const request = {
      id: device.id,
      ...(name === device.name ? {} : { name: cleaned(name) }),
      ...(area === (device.area ?? '') ? {} : { area: cleaned(area) }),
    };
    void attempt(call('device.rename', request)).then((done) => {
      if (done !== undefined) onClose();
    });
  };
  return (
    <Dialog title={say('device.nameAndRoom')} size="s" onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={say('device.name')}
          value={name}
          onChange={setName}
          hint={say('device.leaveEmptyForTheNameThat')}
          input={{ maxLength: nameChars }}
        />
        <TextField
          label={say('device.room')}
          value={area}
          onChange={setArea}
          input={{ list: listId, maxLength: nameChars }}
        />
        <datalist id={listId}>
          {rooms.map((room) => (
            <option key={room} value={room} />
          ))}
        </datalist>
        <div className={styles.actions}>
          <Button onPress={onClose}>{say('device.cancel')}</Button>
          <Button type="submit" kind="primary">
            {say('device.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RenameEntityDialog({ entity, onClose }: { entity: Entity; onClose: () => void }): ReactNode {
  const [name, setName] = useState(entity.name);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(call('entity.rename', { id: entity.id, name: cleaned(name) })).then((done) => {
      if (done !== undefined) onClose();
    });
  };
  return (
    <Dialog title={say('device.rename')} size="s" onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={say('device.name')}
          value={name}
          onChange={setName}
          hint={say('device.leaveEmptyForTheNameThat')}
          input={{ maxLength: nameChars }}
        />
        <div className={styles.actions}>
          <Button onPress={onClose}>{say('device.cancel')}</Button>
          <Button type="submit" kind="primary">
            {say('device.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
