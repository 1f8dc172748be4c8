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
const labelsChars = 1_000;

function cleaned(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Labels as they are typed: with commas between them. */
function labelsOf(text: string): string[] {
  return text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}

function LabelsField({ value, onChange }: { value: string; onChange: (text: string) => void }): ReactNode {
  return (
    <TextField
      label={say('device.labels')}
      hint={say('device.labelsHint')}
      value={value}
      onChange={onChange}
      input={{ maxLength: labelsChars }}
    />
  );
}

export function RenameDeviceDialog({ device, onClose }: { device: Device; onClose: () => void }): ReactNode {
  const rooms = useHome().rooms.flatMap((room) => (room.name === undefined ? [] : [room.name]));
  const [name, setName] = useState(device.name);
  const [area, setArea] = useState(device.area ?? '');
  const saidLabels = (device.labels ?? []).join(', ');
  const [labels, setLabels] = useState(saidLabels);
  const listId = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    // A name that was not touched is not chosen: the device may announce another one later.
    const request = {
      id: device.id,
      ...(name === device.name ? {} : { name: cleaned(name) }),
      ...(area === (device.area ?? '') ? {} : { area: cleaned(area) }),
    };
    const label = async (): Promise<unknown> =>
      labels === saidLabels ? {} : attempt(call('device.label', { id: device.id, labels: labelsOf(labels) }));
    void attempt(call('device.rename', request)).then(async (done) => {
      if (done !== undefined && (await label()) !== undefined) onClose();
    });
  };
  return (
    <Dialog title={say('device.nameAndRoom')} size="s" onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={say('common.name')}
          value={name}
          onChange={setName}
          hint={say('device.leaveEmptyForTheNameThat')}
          input={{ maxLength: nameChars }}
        />
        <TextField
          label={say('home.room')}
          value={area}
          onChange={setArea}
          input={{ list: listId, maxLength: nameChars }}
        />
        <datalist id={listId}>
          {rooms.map((room) => (
            <option key={room} value={room} />
          ))}
        </datalist>
        <LabelsField value={labels} onChange={setLabels} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {say('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RenameEntityDialog({ entity, onClose }: { entity: Entity; onClose: () => void }): ReactNode {
  const [name, setName] = useState(entity.name);
  const saidLabels = (entity.labels ?? []).join(', ');
  const [labels, setLabels] = useState(saidLabels);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { id } = entity;
    const rename = async (): Promise<unknown> =>
      name === entity.name ? {} : attempt(call('entity.rename', { id, name: cleaned(name) }));
    const label = async (): Promise<unknown> =>
      labels === saidLabels ? {} : attempt(call('entity.label', { id, labels: labelsOf(labels) }));
    void rename().then(async (done) => {
      if (done !== undefined && (await label()) !== undefined) onClose();
    });
  };
  return (
    <Dialog title={say('device.nameAndLabels')} size="s" onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={say('common.name')}
          value={name}
          onChange={setName}
          hint={say('device.leaveEmptyForTheNameThat')}
          input={{ maxLength: nameChars }}
        />
        <LabelsField value={labels} onChange={setLabels} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {say('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
