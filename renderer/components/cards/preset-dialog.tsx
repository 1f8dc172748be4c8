/** "Notify me when…" and "Automate…": what is usual for a device, as sentences; each opens the editor filled in. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { type PresetKind, presetsFor } from '../../format/presets.ts';
import { say } from '../../words/words.ts';
import { Icon } from '../icons/icon.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './preset-dialog.module.css';

/** Said once per card: what holds for one entity of a device holds for the others. */
const aboutDevice: ReadonlySet<string> = new Set(['offline', 'silent']);
/** Sentences of one entity before those of the next; the most telling entities come first on a card. */
const shownEntities = 12;

export function PresetDialog(props: {
  kind: PresetKind;
  entities: readonly Entity[];
  nameOf: (entity: Entity) => string;
  onClose: () => void;
}): ReactNode {
  const { kind, entities, nameOf, onClose } = props;
  const open = (entity: Entity, preset?: string): void => {
    onClose();
    go('automations', 'new', { entity: entity.id, kind, ...(preset === undefined ? {} : { preset }) });
  };
  const first = entities[0];
  return (
    <Dialog
      title={say(kind === 'notify' ? 'common.notify' : 'common.automate')}
      onClose={onClose}
      actions={
        first !== undefined && (
          <Button icon="pencil" onPress={() => open(first, 'none')}>
            {say('controls.somethingElse')}
          </Button>
        )
      }
    >
      <ul className={styles.list}>
        {entities.slice(0, shownEntities).flatMap((entity, index) =>
          presetsFor('preset', entity, nameOf(entity), kind)
            .filter(({ id }) => index === 0 || !aboutDevice.has(id))
            .map((preset) => (
              <li key={`${entity.id} ${preset.id}`}>
                <button type="button" className={styles.preset} dir="auto" onClick={() => open(entity, preset.id)}>
                  <span className={styles.words}>{preset.label}</span>
                  <Icon name="chevron-right" size={18} />
                </button>
              </li>
            )),
        )}
      </ul>
    </Dialog>
  );
}
