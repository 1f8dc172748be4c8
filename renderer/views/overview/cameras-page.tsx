/** Cameras: a wall of the last pictures; each leads to its device. */
import type { ReactNode } from 'react';
import { routeHash } from '../../app/route.ts';
import { PictureControl } from '../../components/controls/picture-control.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { useDevice, useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './overview.module.css';
import { useOverview } from './use-overview.ts';

/** More pictures than this are a slide show. */
const shown = 48;

export function CamerasPage(): ReactNode {
  const { cameras } = useOverview();
  return (
    <ul className={styles.wall}>
      {cameras.slice(0, shown).map((id) => (
        <li key={id}>
          <Camera id={id} />
        </li>
      ))}
    </ul>
  );
}

function Camera({ id }: { id: string }): ReactNode {
  const entity = useEntity(id);
  const device = useDevice(entity?.deviceId ?? '');
  if (entity === undefined) return null;
  return (
    <figure className={styles.camera}>
      <PictureControl entity={entity} size="full" />
      <figcaption className={styles.cameraWords}>
        <a href={routeHash('device', entity.deviceId ?? id)} dir="auto">
          {(device?.name ?? entity.name).slice(0, 100)}
        </a>
        <span className={styles.quiet}>
          {entity.available ? <TimeText iso={entity.lastUpdated} /> : say('readings.offline')}
        </span>
      </figcaption>
    </figure>
  );
}
