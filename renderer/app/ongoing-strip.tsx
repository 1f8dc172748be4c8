/** Visible mode's ongoing entry: an alarm that is armed, and the progress of tasks at work. Nothing in silent mode. */

import type { ReactNode } from 'react';
import type { Entity, Task } from '../../preload/contract.ts';
import { Icon } from '../components/icons/icon.tsx';
import { Progress } from '../components/ui/progress.tsx';
import { sayState } from '../format/entity.ts';
import { useAlarmPanels } from '../state/use-alarm-panels.ts';
import { useSettings, useSlice } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import styles from './ongoing-strip.module.css';
import { routeHash } from './route.ts';

/** States of a panel that nobody needs to be reminded of. */
const resting: ReadonlySet<string> = new Set(['disarmed', 'unknown']);

export function OngoingStrip(): ReactNode {
  const isSilent = useSettings().backgroundMode === 'silent';
  const isStopped = useSlice('mode') === 'stopped';
  const tasks = [...useSlice('tasks').values()].filter((task) => task.visible && task.state === 'running');
  const panels = useAlarmPanels().filter((panel) => panel.available && !resting.has(panel.state));
  if (isSilent || isStopped || panels.length + tasks.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label={say('app.goingOnNow')}>
      {panels.map((panel) => (
        <PanelEntry key={panel.id} panel={panel} />
      ))}
      {tasks.map((task) => (
        <TaskEntry key={task.id} task={task} />
      ))}
    </ul>
  );
}

function PanelEntry({ panel }: { panel: Entity }): ReactNode {
  return (
    <li>
      <a className={styles.entry} href={routeHash('device', panel.deviceId ?? panel.id)}>
        <Icon name="shield-home" size={18} />
        <span className={styles.words} dir="auto">
          {panel.name}
        </span>
        <strong className={styles.state}>{sayState(panel, Date.now())}</strong>
      </a>
    </li>
  );
}

function TaskEntry({ task }: { task: Task }): ReactNode {
  return (
    <li>
      <a className={styles.entry} href={routeHash('tasks', task.id)}>
        <span className={styles.progress}>
          <Progress label={task.name} percent={task.progress?.percent} />
        </span>
      </a>
    </li>
  );
}
