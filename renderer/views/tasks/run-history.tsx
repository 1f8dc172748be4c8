/** The last runs of all tasks. */

import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { EmptyState, LoadedView, Panel } from '../../components/ui/surface.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { compareNames } from '../../state/selectors.ts';
import { useLastTaskRun, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { RunLine } from './run-line.tsx';

const shown = 200;

export function RunHistory(): ReactNode {
  const tasks = [...useSlice('tasks').values()].sort((a, b) => compareNames(a.name, b.name));
  const [taskId, setTaskId] = useState('');
  const ask = useCallback(
    () => call('task.runs', taskId === '' ? { limit: shown } : { taskId, limit: shown }),
    [taskId],
  );
  const [state, reload] = useLoaded(ask);
  const lastRun = useLastTaskRun();
  useEffect(() => {
    if (lastRun !== undefined) reload();
  }, [lastRun, reload]);
  return (
    <>
      <div className={list.filters}>
        <div className={list.wide}>
          <SelectField
            label={say('common.task')}
            value={taskId}
            options={[
              { value: '', label: say('tasks.allTasks') },
              ...tasks.map((task) => ({ value: task.id, label: task.name.slice(0, 100) })),
            ]}
            onChange={setTaskId}
          />
        </div>
      </div>
      <LoadedView state={state} onRetry={reload}>
        {({ runs }) =>
          runs.length === 0 ? (
            <EmptyState icon="history" title={say('tasks.nothingHasRunYet')} />
          ) : (
            <Panel>
              {runs.map((run) => (
                <RunLine key={run.id} run={run} showsName />
              ))}
            </Panel>
          )
        }
      </LoadedView>
    </>
  );
}
