/** Things one starts: buttons, scenes, vacuums, mowers, updates. */
import { type ReactNode, useState } from 'react';
import { sayAction } from '../../format/actions.ts';
import { attributeOf, can, humanize, numberOf, textOf } from '../../format/values.ts';
import { attempt, call } from '../../state/calls.ts';
import { say, words } from '../../words/words.ts';
import type { IconName } from '../icons/icon.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/fields.tsx';
import { Progress } from '../ui/progress.tsx';
import styles from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { type ControlProps, useCommand } from './use-command.ts';

export function PressControl({ entity }: ControlProps<'button' | 'scene'>): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const isScene = entity.platform === 'scene';
  const action = isScene ? 'turn_on' : 'press';
  if (!can(entity, action)) return null;
  return (
    <Button
      size="s"
      isDisabled={isDisabled}
      isBusy={openAction !== undefined}
      label={say(isScene ? 'controls.activateName' : 'controls.pressName', { name: entity.name.slice(0, 100) })}
      onPress={() => send(action)}
    >
      {say(isScene ? 'controls.activate' : 'actions.press')}
    </Button>
  );
}

const robotActions: ReadonlyArray<{ readonly action: string; readonly icon: IconName }> = [
  { action: 'start', icon: 'play' },
  { action: 'start_mowing', icon: 'play' },
  { action: 'pause', icon: 'pause' },
  { action: 'stop', icon: 'stop' },
  { action: 'return_to_base', icon: 'home-import-outline' },
  { action: 'dock', icon: 'home-import-outline' },
  { action: 'clean_spot', icon: 'map-marker' },
  { action: 'locate', icon: 'bell' },
];

export function RobotControl({ entity, size, children }: ControlProps & { children?: ReactNode }): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const isFull = size === 'full';
  const actions = robotActions.filter(({ action }) => can(entity, action));
  return (
    <div className={styles.block}>
      <div className={styles.row}>
        {actions.map(({ action, icon }) =>
          isFull ? (
            <Button
              key={action}
              icon={icon}
              isDisabled={isDisabled}
              isBusy={openAction === action}
              onPress={() => send(action)}
            >
              {sayAction(action)}
            </Button>
          ) : (
            <IconButton
              key={action}
              icon={icon}
              kind="normal"
              label={`${entity.name.slice(0, 60)}: ${words().inline(sayAction(action))}`}
              isDisabled={isDisabled}
              {...(openAction === action ? { isPressed: true } : {})}
              onPress={() => send(action)}
            />
          ),
        )}
      </div>
      {isFull && children}
    </div>
  );
}

export function VacuumControl({ entity, size }: ControlProps<'vacuum'>): ReactNode {
  const { send, wanted, isDisabled } = useCommand(entity);
  return (
    <RobotControl entity={entity} size={size}>
      {can(entity, 'set_fan_speed') && (
        <OptionRow
          label={say('fields.fan_speed')}
          options={entity.capabilities.fanSpeeds ?? []}
          value={textOf(entity, 'fan_speed')}
          wanted={wanted('fan_speed')}
          isDisabled={isDisabled}
          isOwnText
          onChange={(fan_speed) => send('set_fan_speed', { fan_speed })}
        />
      )}
      {can(entity, 'send_command') && (
        <RawCommand isDisabled={isDisabled} onSend={(command) => send('send_command', { command })} />
      )}
    </RobotControl>
  );
}

function RawCommand({ isDisabled, onSend }: { isDisabled: boolean; onSend: (command: string) => void }): ReactNode {
  const [text, setText] = useState('');
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onSend(text.trim());
        setText('');
      }}
    >
      <div className={styles.grow}>
        <TextField
          label={say('controls.ownCommand')}
          isLabelHidden
          placeholder={say('controls.ownCommand')}
          value={text}
          onChange={setText}
          isDisabled={isDisabled}
        />
      </div>
      <Button type="submit" isDisabled={isDisabled || text.trim() === ''}>
        {say('controls.send')}
      </Button>
    </form>
  );
}

export function UpdateControl({ entity, size }: ControlProps<'update'>): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const installed = textOf(entity, 'installed_version');
  const latest = textOf(entity, 'latest_version');
  const summary = textOf(entity, 'release_summary');
  const url = textOf(entity, 'release_url');
  const isRunning = attributeOf(entity, 'in_progress') === true;
  const percent = numberOf(entity, 'update_percentage');
  const skips = size === 'card' && entity.state !== 'on' && !isRunning;
  if (skips) return null;
  return (
    <div className={styles.block}>
      <p className={styles.text} dir="auto">
        {textOf(entity, 'title') ?? ''} {installed ?? say('controls.unknownVersion')}
        {latest !== undefined && latest !== installed && ` → ${latest}`}
      </p>
      {size === 'full' && summary !== undefined && (
        <p className={styles.text} dir="auto">
          {summary}
        </p>
      )}
      <div className={styles.row}>
        {can(entity, 'install') && (
          <Button
            size="s"
            kind="primary"
            icon="download"
            isDisabled={isDisabled || (entity.state !== 'on' && !isRunning)}
            isBusy={openAction === 'install' || isRunning}
            onPress={() => send('install')}
          >
            {say('actions.install')}
          </Button>
        )}
        {/* Its place is kept, so that the buttons beside it stay where they are. */}
        <div className={styles.slot}>
          {isRunning && <Progress label={say('controls.installing')} percent={percent} />}
        </div>
        {size === 'full' && url !== undefined && (
          <Button size="s" kind="quiet" onPress={() => void attempt(call('app.openExternal', { url }))}>
            {say('controls.releaseNotes')}
          </Button>
        )}
      </div>
    </div>
  );
}

export function EventReadout({ entity, size }: ControlProps<'event'>): ReactNode {
  const type = textOf(entity, 'event_type');
  const types = entity.capabilities.eventTypes ?? [];
  if (size === 'card' || (type === undefined && types.length === 0)) return null;
  return (
    <p className={styles.text} dir="auto">
      {type !== undefined && `${say('controls.lastEvent', { type: humanize(type) })} `}
      {types.length > 0 && say('controls.possibleEvents', { types: words().or(types.slice(0, 20).map(humanize)) })}
    </p>
  );
}
