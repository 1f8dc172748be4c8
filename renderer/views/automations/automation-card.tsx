/** One automation in the list, in sentences. */

import { type ReactNode, useState } from 'react';
import type { Automation } from '../../../preload/contract.ts';
import { go, routeHash } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Badge } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayCondition, sayStep, sayTrigger } from '../../format/automation.ts';
import { attempt, call } from '../../state/calls.ts';
import { say, words } from '../../words/words.ts';
import { newId } from '../settings/broker-draft.ts';
import { definitionOf } from './automation-draft.ts';
import { AutomationProblem } from './automation-problem.tsx';
import styles from './automations-view.module.css';
import { useNames } from './names.ts';

const shownSteps = 4;

export function AutomationCard({ automation, isCurrent }: { automation: Automation; isCurrent: boolean }): ReactNode {
  const names = useNames(automation.names);
  const [isRemoving, setRemoving] = useState(false);
  const { id, name, enabled, draftedBy, triggers, conditions, actions } = automation;
  return (
    <article className={cx(list.card, isCurrent && list.current, !enabled && list.quiet)} aria-label={name}>
      <div className={list.row}>
        <span className={cx(list.icon, automation.running > 0 && list.accent)}>
          <Icon name="robot-outline" />
        </span>
        <div className={list.words}>
          <h2 className={cx(list.title)} dir="auto">
            <a className={styles.name} href={routeHash('automations', `runs:${id}`)}>
              {name}
            </a>
          </h2>
          <div className={list.meta}>
            {automation.running > 0 && <Badge tone="accent">{say('common.running')}</Badge>}
            {!enabled && <Badge>{say('common.off')}</Badge>}
            {draftedBy !== undefined && <Badge tone="info">{say('automations.draft', { by: draftedBy })}</Badge>}
            {automation.lastTriggered === undefined ? (
              <span>{say('automations.neverRan')}</span>
            ) : (
              <span>
                {say('automations.ran')} <TimeText iso={automation.lastTriggered} />
              </span>
            )}
          </div>
        </div>
        <div className={list.buttons}>
          <Toggle
            label={say('controls.enabledOf', { name })}
            isOn={enabled}
            onChange={(on) =>
              void attempt(call('automation.save', { automation: { ...definitionOf(automation), enabled: on } }))
            }
          />
          <Button
            size="s"
            icon="play"
            onPress={() => void attempt(call('automation.run', { id }), say('common.started'))}
          >
            {say('automations.run')}
          </Button>
          <ActionMenu
            label={say('common.actionsOf', { name: name.slice(0, 100) })}
            entries={[
              {
                id: 'edit',
                label: say('common.edit'),
                icon: 'pencil',
                onAction: () => go('automations', `edit:${id}`),
              },
              {
                id: 'traces',
                label: say('automations.lastRuns'),
                icon: 'history',
                onAction: () => go('automations', `runs:${id}`),
              },
              {
                id: 'copy',
                label: say('common.duplicate'),
                icon: 'content-duplicate',
                onAction: () => {
                  const copy = {
                    ...definitionOf(automation),
                    id: newId('automation'),
                    name: `${name} (copy)`,
                    enabled: false,
                  };
                  void attempt(call('automation.save', { automation: copy }), say('common.duplicated'));
                },
              },
              {
                id: 'remove',
                label: say('common.remove'),
                icon: 'trash-can-outline',
                isDanger: true,
                onAction: () => setRemoving(true),
              },
            ]}
          />
        </div>
      </div>
      <AutomationProblem automation={automation} />
      <div className={styles.sentences} dir="auto">
        {triggers.slice(0, shownSteps).map((trigger, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences without state
          <p key={`t${index}`}>{sayTrigger(trigger, names)}</p>
        ))}
        {conditions.length > 0 && (
          <p className={styles.second}>
            {say('automations.ifConditions', {
              conditions: words().and(conditions.map((each) => sayCondition(each, names))),
            })}
          </p>
        )}
        <ul className={styles.then}>
          {actions.slice(0, shownSteps).map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences without state
            <li key={`a${index}`}>{sayStep(action, names)}</li>
          ))}
          {actions.length > shownSteps && (
            <li className={styles.second}>{say('common.andLengthMore', { length: actions.length - shownSteps })}</li>
          )}
        </ul>
      </div>
      {isRemoving && (
        <ConfirmDialog
          title={say('automations.removeThisAutomation')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('automation.remove', { id }), say('common.removed'))}
        >
          <p dir="auto">{say('automations.nameIsRemoved', { name })}</p>
        </ConfirmDialog>
      )}
    </article>
  );
}
