/** Pinned readings: up to six, in an order that a person makes by drag or with Alt and an arrow; else what could be pinned. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { EntityIcon } from '../components/icons/entity-icon.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { attempt, call } from '../state/calls.ts';
import { shortName } from '../state/selectors.ts';
import { useDevice, useEntity, useHome, useSettings, useStore } from '../state/use-store.tsx';
import { readUses } from '../state/uses.ts';
import { say } from '../words/words.ts';
import { inPanel, isBad, moved, sayReading, suggestPins } from './content.ts';
import styles from './panel.module.css';
import { openWindow } from './use-panel.ts';

/** From so many entities on the panel gets first what it shows, and the rest after that. */
const largeHome = 1_000;

function save(pinned: readonly string[]): void {
  void attempt(call('settings.update', { patch: { pinned } }));
}

export function Pinned({ ids }: { ids: readonly string[] }): ReactNode {
  const { pinned } = useSettings();
  const [dragged, setDragged] = useState<string>();
  if (ids.length === 0) return <Suggestions />;
  const drop = (on: string): void => {
    if (dragged === undefined || dragged === on) return;
    save(moved(pinned, dragged, pinned.indexOf(on) - pinned.indexOf(dragged)));
  };
  return (
    <ul className={styles.pinned} aria-label={say('panel.pinned')}>
      {ids.map((id) => (
        <li
          key={id}
          draggable
          className={cx(dragged === id && styles.dragged)}
          onDragStart={() => setDragged(id)}
          onDragEnd={() => setDragged(undefined)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => drop(id)}
        >
          <Reading id={id} onMove={(by) => save(moved(pinned, id, by))} />
        </li>
      ))}
    </ul>
  );
}

function Reading({ id, onMove }: { id: string; onMove: (by: number) => void }): ReactNode {
  const entity = useEntity(id);
  const device = useDevice(entity?.deviceId ?? '');
  if (entity === undefined) return null;
  const name = readingName(entity.name, shortName(entity, device?.name), device?.name);
  return (
    <button
      type="button"
      className={cx(styles.reading, !entity.available && styles.gone)}
      title={say('panel.moveHint', { name })}
      onClick={() => openWindow('device', entity.deviceId ?? id)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (!event.altKey || by === 0) return;
        event.preventDefault();
        onMove(by);
      }}
    >
      <span className={styles.readingHead}>
        <EntityIcon entity={entity} size={16} />
        <span className={styles.readingName} dir="auto">
          {name}
        </span>
      </span>
      <span className={cx(styles.readingValue, isBad(entity) && styles.bad)} dir="auto" data-testid="reading">
        {entity.available ? sayReading(entity, Date.now()) : say('readings.offline')}
      </span>
    </button>
  );
}

/** The device's name tells more than "Temperature"; an entity of no device has its own. */
function readingName(own: string, short: string, device: string | undefined): string {
  return device === undefined || short === own ? own : device;
}

function Suggestions(): ReactNode {
  const store = useStore();
  const home = useHome();
  const settings = useSettings();
  const kept = useRef<{ readonly settings: typeof settings; readonly ids: readonly string[] }>(undefined);
  const isSeen = useSeen();
  const ids = useMemo(() => {
    void home;
    const entities = store.model?.entities;
    if (entities === undefined) return [];
    const before = kept.current;
    // Of a large home most comes after the first picture: what somebody is about to press must not change by that.
    const stays = isSeen && entities.size >= largeHome && before?.settings === settings && before.ids.length > 0;
    const next =
      stays && before.ids.every((id) => entities.has(id))
        ? before.ids
        : suggestPins({ entities, settings }, readUses(localStorage));
    kept.current = { settings, ids: next };
    return next;
  }, [store, home, settings, isSeen]);
  if (ids.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-label={say('panel.pinTitle')}>
      <h2 className={styles.heading}>{say('panel.pinTitle')}</h2>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Suggestion id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the panel is on the screen. */
function useSeen(): boolean {
  const [isSeen, setSeen] = useState(document.visibilityState !== 'hidden');
  useEffect(() => {
    const look = (): void => setSeen(document.visibilityState !== 'hidden');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
}

function Suggestion({ id }: { id: string }): ReactNode {
  const settings = useSettings();
  const entity = useEntity(id);
  const device = useDevice(entity?.deviceId ?? '');
  if (entity === undefined) return null;
  const name =
    device === undefined || entity.name.startsWith(device.name) ? entity.name : `${device.name} ${entity.name}`;
  return (
    <button
      type="button"
      className={styles.suggestion}
      aria-label={say('panel.pin', { name: name.slice(0, 100) })}
      onClick={() => void attempt(call('settings.update', { patch: inPanel(entity, settings, true) }))}
    >
      <EntityIcon entity={entity} size={16} />
      <span className={styles.suggestionName} dir="auto">
        {name}
      </span>
      <span className={styles.quiet} dir="auto">
        {sayReading(entity, Date.now())}
      </span>
      <Icon name="plus" size={16} />
    </button>
  );
}
