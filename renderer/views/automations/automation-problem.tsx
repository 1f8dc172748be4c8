/** Why an automation does not run as wished, with what helps. */

import type { ReactNode } from 'react';
import type { Automation } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { sayAutomationProblem } from '../../format/automation.ts';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { definitionOf } from './automation-draft.ts';

export function AutomationProblem({ automation }: { automation: Automation }): ReactNode {
  if (automation.problem === undefined) return null;
  const { kind, text } = sayAutomationProblem(automation.problem);
  const action =
    kind === 'place' ? (
      <Button size="s" onPress={() => go('settings', 'general')}>
        {say('automations.setThePlace')}
      </Button>
    ) : kind === 'loop' ? (
      <Button
        size="s"
        onPress={() =>
          void attempt(
            call('automation.save', { automation: definitionOf(automation) }),
            say('automations.startedAgain'),
          )
        }
      >
        {say('automations.startAgain')}
      </Button>
    ) : undefined;
  return (
    <Notice tone="warning" actions={action}>
      {text}
    </Notice>
  );
}
