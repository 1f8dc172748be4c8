/** Shows the question of state/asking.ts. */
import { type ReactNode, useSyncExternalStore } from 'react';
import { ConfirmDialog } from '../components/ui/dialog.tsx';
import { sayAction } from '../format/actions.ts';
import { dropQuestion, onQuestion, readQuestion } from '../state/asking.ts';
import { say } from '../words/words.ts';

export function RiskQuestion(): ReactNode {
  const question = useSyncExternalStore(onQuestion, readQuestion);
  if (question === undefined) return null;
  const { entity, action, proceed } = question;
  const verb = sayAction(action);
  return (
    <ConfirmDialog
      title={say('readings.labelled', { label: verb, text: entity.name.slice(0, 80) })}
      confirm={verb}
      onConfirm={proceed}
      onClose={dropQuestion}
    >
      <p>{say('controls.riskWarning')}</p>
    </ConfirmDialog>
  );
}
