/** Which conditions of tasks this system can judge, and by what. */
import { type ReactNode, useCallback } from 'react';
import { Fact, LoadedView, Panel } from '../../components/ui/surface.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';

export function ConstraintsPanel(): ReactNode {
  const [state, reload] = useLoaded(useCallback(() => call('task.constraints', {}), []));
  return (
    <Panel title={say('settings.whatTasksCanWaitFor')} lead={say('settings.whatIsNotToldCounts')}>
      <LoadedView state={state} onRetry={reload}>
        {({ constraints }) => (
          <dl>
            {constraints.map(({ constraint, judged }) => (
              <Fact key={constraint} label={say(`taskConstraints.${constraint}`)}>
                {judged ? say(`taskConstraintJudges.${constraint}`) : say('settings.notToldByThisSystem')}
              </Fact>
            ))}
          </dl>
        )}
      </LoadedView>
    </Panel>
  );
}
