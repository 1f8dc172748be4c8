/** Edits an automation as three sentences: when, if, then. Can be tried without doing anything. */

import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import type { AutomationDefinition, Trace } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { EditableList } from '../../components/editor/editable-list.tsx';
import { LastNames } from '../../components/editor/entity-picker.tsx';
import { KeptDraft } from '../../components/editor/kept-draft.tsx';
import { FoundProblems } from '../../components/editor/problems.ts';
import { Button, IconButton } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice, PageHeader, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayTrigger } from '../../format/automation.ts';
import { sayFailure } from '../../format/failure.ts';
import { call } from '../../state/calls.ts';
import { useDraft } from '../../state/drafts.ts';
import { useCheck } from '../../state/use-check.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ActionList } from './action-list.tsx';
import { automationProblems, tidied, triggerKinds, triggerProblem } from './automation-draft.ts';
import { ConditionList } from './condition-list.tsx';
import { useNames } from './names.ts';
import { TraceView } from './trace-view.tsx';
import { TriggerFields } from './trigger-fields.tsx';

const modes = [
  {
    value: 'single',
    get label() {
      return say('automationEditor.ignoreTheNewTrigger');
    },
  },
  {
    value: 'restart',
    get label() {
      return say('automationEditor.startOver');
    },
  },
  {
    value: 'queued',
    get label() {
      return say('automationEditor.runItAfterwards');
    },
  },
  {
    value: 'parallel',
    get label() {
      return say('automationEditor.runItAtTheSameTime');
    },
  },
] as const;

export function AutomationEditor({
  automation,
  isNew,
}: {
  automation: AutomationDefinition;
  isNew: boolean;
}): ReactNode {
  const { version } = useSlice('app');
  const { draft, setDraft, isKept, forget } = useDraft(
    isNew ? 'automation:new' : `automation:${automation.id}`,
    automation,
    version,
    isNew ? JSON.stringify({ ...automation, id: '' }) : undefined,
  );
  const [wasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [trace, setTrace] = useState<Trace>();
  const names = useNames(draft.names);
  const problems = automationProblems(draft);
  const found = useCheck(useCallback(() => call('automation.check', { automation: tidied(draft) }), [draft]));
  const change = (part: Partial<AutomationDefinition>): void => {
    setDraft({ ...draft, ...part });
    setFailure(undefined);
  };
  const ready = (): AutomationDefinition | undefined => {
    setTried(true);
    return problems.length === 0 ? { ...tidied(draft), name: draft.name.trim() } : undefined;
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const definition = ready();
    if (definition === undefined) return;
    const answer = await call('automation.save', { automation: definition });
    if (answer.ok) {
      forget();
      go('automations', answer.value.id);
    } else setFailure(sayFailure(answer.error));
  };
  const test = async (): Promise<void> => {
    const definition = ready();
    if (definition === undefined) return;
    const answer = await call('automation.test', { automation: definition });
    if (answer.ok) setTrace(answer.value.trace);
    else setFailure(sayFailure(answer.error));
  };
  return (
    <FoundProblems value={found}>
      <LastNames value={draft.names}>
        <form className={list.list} onSubmit={(event) => void save(event)}>
          <PageHeader
            back={
              <IconButton
                icon="arrow-left"
                label={say('common.backToTheAutomations')}
                onPress={() => go('automations')}
              />
            }
            title={isNew ? say('common.newAutomation') : say('automationEditor.editAutomation')}
          />
          {isKept && (
            <KeptDraft
              onDiscard={() => {
                setDraft(automation);
                forget();
              }}
            />
          )}
          <Panel>
            <div className={list.columns}>
              <TextField
                label={say('common.name')}
                value={draft.name}
                onChange={(name) => change({ name })}
                error={wasTried && draft.name.trim() === '' ? say('common.aNameIsNeeded') : undefined}
                input={{ maxLength: 255 }}
              />
              <SelectField
                label={say('automationEditor.triggeredAgainWhileItRuns')}
                value={draft.mode}
                options={modes}
                onChange={(value) => change({ mode: modes.find((mode) => mode.value === value)?.value ?? 'single' })}
              />
              {(draft.mode === 'queued' || draft.mode === 'parallel') && (
                <NumberInput
                  label={say('automationEditor.runsAtMost')}
                  value={draft.maxRuns}
                  min={1}
                  max={100}
                  step={1}
                  onChange={(maxRuns = 1) => change({ maxRuns })}
                />
              )}
            </div>
          </Panel>
          <Panel title={say('automationEditor.when')} lead={say('automationEditor.anyOfTheseStartsIt')}>
            <EditableList
              noun="trigger"
              items={draft.triggers}
              onChange={(triggers) => change({ triggers })}
              kinds={triggerKinds}
              say={(trigger) => sayTrigger(trigger, names)}
              problemOf={triggerProblem}
              path="triggers"
              empty={say('automationEditor.nothingYetChooseWhatStartsIt')}
            >
              {(trigger, set) => <TriggerFields value={trigger} onChange={set} />}
            </EditableList>
          </Panel>
          <Panel title={say('automationEditor.if')} lead={say('automationEditor.allOfTheseMustBeSo')}>
            <ConditionList
              path="conditions"
              conditions={draft.conditions}
              names={names}
              onChange={(conditions) => change({ conditions })}
            />
          </Panel>
          <Panel title={say('automationEditor.thenDo')} lead={say('automationEditor.oneAfterTheOther')}>
            <ActionList
              path="actions"
              actions={draft.actions}
              names={names}
              onChange={(actions) => change({ actions })}
            />
            <Toggle isOn={draft.muteFailure !== true} onChange={(tells) => change({ muteFailure: !tells })}>
              {say('automationEditor.tellWhenFailed')}
            </Toggle>
          </Panel>
          <div aria-live="polite">
            {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
            {wasTried && problems.length > 0 && <Notice tone="warning">{problems.join(' · ')}</Notice>}
          </div>
          <div className={list.buttons}>
            <Button type="submit" kind="primary" icon="check">
              {say('common.save')}
            </Button>
            <Button icon="test-tube" onPress={() => void test()}>
              {say('automationEditor.testWithoutDoing')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                forget();
                go('automations');
              }}
            >
              {say('common.cancel')}
            </Button>
          </div>
          {trace !== undefined && (
            <Panel
              title={say('automationEditor.whatWouldHappenNow')}
              lead={say('automationEditor.conditionsWereCheckedNothingWasSent')}
            >
              <TraceView trace={trace} names={names} />
            </Panel>
          )}
        </form>
      </LastNames>
    </FoundProblems>
  );
}
