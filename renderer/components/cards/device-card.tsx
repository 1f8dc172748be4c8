/** A device on the home page: its most important controls and readings; a click on its name opens its page. */
import { memo, type ReactNode, useMemo, useState } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { go, routeHash } from '../../app/route.ts';
import { isActive, isAlarming } from '../../format/entity.ts';
import type { PresetKind } from '../../format/presets.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { fullName } from '../../state/names.ts';
import type { CardItem } from '../../state/selectors.ts';
import { useEntities } from '../../state/use-store.tsx';
import { cx } from '../ui/cx.ts';
import { ActionMenu } from '../ui/menu.tsx';
import { Badge } from '../ui/surface.tsx';
import styles from './device-card.module.css';
import { EntityRow, ReadingRow } from './entity-row.tsx';
import { PresetDialog } from './preset-dialog.tsx';

/** More than this stands on the device's page. */
const controlsShown = 3;
const readingsShown = 5;

interface CardFace {
  readonly tone: 'plain' | 'active' | 'alarm';
  readonly isOffline: boolean;
}

function faceOf(entities: readonly Entity[]): CardFace {
  if (entities.some(isAlarming)) return { tone: 'alarm', isOffline: false };
  const isOffline = entities.length > 0 && entities.every((entity) => !entity.available);
  const isOn = entities.some((entity) => !descriptorOf(entity).isReading && isActive(entity));
  return { tone: isOn ? 'active' : 'plain', isOffline };
}

export const DeviceCard = memo(function DeviceCard({ card }: { card: CardItem }): ReactNode {
  const shownIds = useMemo(() => (card.mainIds.length > 0 ? card.mainIds : card.moreIds).slice(0, 24), [card]);
  const entities = useEntities(shownIds);
  const controls = entities.filter((entity) => !descriptorOf(entity).isReading).slice(0, controlsShown);
  const readings = entities.filter((entity) => descriptorOf(entity).isReading).slice(0, readingsShown);
  const hiddenCount = card.mainIds.length + card.moreIds.length - controls.length - readings.length;
  const { tone, isOffline } = faceOf(entities);
  const [asking, setAsking] = useState<PresetKind>();
  return (
    <article className={cx(styles.card, styles[tone])} aria-label={card.name.slice(0, 200)} data-card={card.key}>
      <header className={styles.head}>
        <a className={styles.title} href={routeHash('device', card.key)} dir="auto" title={card.name.slice(0, 300)}>
          {card.name}
        </a>
        <span className={styles.marks}>
          {isOffline && <Badge>Offline</Badge>}
          <ActionMenu
            label={`Actions of ${card.name.slice(0, 100)}`}
            entries={[
              { id: 'notify', label: 'Notify me when…', icon: 'bell', onAction: () => setAsking('notify') },
              { id: 'automate', label: 'Automate…', icon: 'robot-outline', onAction: () => setAsking('automate') },
              {
                id: 'open',
                label: 'Show the device',
                icon: 'chevron-right',
                onAction: () => go('device', card.key),
              },
            ]}
          />
        </span>
      </header>
      {asking !== undefined && (
        <PresetDialog
          kind={asking}
          entities={entities}
          nameOf={(entity) => fullName(entity, card.device?.name).slice(0, 200)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {controls.length > 0 && (
        <div className={styles.controls}>
          {controls.map((entity) => (
            <EntityRow key={entity.id} id={entity.id} deviceName={card.name} size="card" />
          ))}
        </div>
      )}
      {readings.length > 0 && (
        <div className={cx(styles.readings, controls.length > 0 && styles.ruled)}>
          {readings.map((entity) => (
            <ReadingRow key={entity.id} id={entity.id} deviceName={card.name} />
          ))}
        </div>
      )}
      {hiddenCount > 0 && (
        <a className={styles.more} href={routeHash('device', card.key)}>
          {hiddenCount} more
        </a>
      )}
    </article>
  );
});
