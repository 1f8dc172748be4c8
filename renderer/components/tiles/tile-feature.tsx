/** The one control of a high tile, in a box of fixed height: whatever happens to the device, nothing in it moves. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { decimalsOf, sayFixed, stepFrom } from '../../format/number-text.ts';
import { sayNumber } from '../../format/values.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { sendAsked } from '../../state/asking.ts';
import { isOpen } from '../../state/pending.ts';
import { useMark, useStore } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';
import { IconButton } from '../ui/button.tsx';
import { Slider } from '../ui/slider.tsx';
import { type Level, levelOf } from './level.ts';
import styles from './tile-feature.module.css';
import { TileLine } from './tile-line.tsx';

export function TileFeature({ entity }: { entity: Entity }): ReactNode {
  const { Feature, hasFeature, hasLine } = descriptorOf(entity);
  if (Feature !== undefined && hasFeature(entity)) return <Feature entity={entity} size="card" />;
  return hasLine(entity) ? <TileLine entity={entity} size="wide" /> : <LevelFeature entity={entity} />;
}

function LevelFeature({ entity }: { entity: Entity }): ReactNode {
  const store = useStore();
  const mark = useMark(entity.id);
  const level = levelOf(entity);
  if (level === undefined) return null;
  const wanted = mark !== undefined && isOpen(mark) ? level.wanted(mark.params) : undefined;
  const commit = (value: number): void => {
    sendAsked(store, entity, level.command(value));
  };
  if (level.range !== undefined && wanted === undefined) {
    return (
      <p className={styles.value}>
        <span className="visually-hidden">{level.label} </span>
        {level.range}
      </p>
    );
  }
  const common = { level, name: entity.name, wanted, isDisabled: !entity.available, onCommit: commit };
  return level.kind === 'slider' ? <LevelSlider {...common} /> : <LevelStepper {...common} />;
}

interface LevelProps {
  readonly level: Level;
  readonly name: string;
  readonly wanted: number | undefined;
  readonly isDisabled: boolean;
  readonly onCommit: (value: number) => void;
}

function withUnit(text: string, unit: string): string {
  return unit === '' ? text : words().beside(text, unit).replace(' ', '\u202f');
}

function LevelSlider({ level, name, wanted, isDisabled, onCommit }: LevelProps): ReactNode {
  const { label, value, min, max, step, unit } = level;
  return (
    <Slider
      label={`${name.slice(0, 100)}: ${words().inline(label)}`}
      value={value}
      wanted={wanted}
      min={min}
      max={max}
      step={step}
      say={(number) => withUnit(sayNumber(number), unit)}
      isDisabled={isDisabled}
      onCommit={onCommit}
    />
  );
}

/** Presses in quick succession become one command. */
const settleMs = 700;

/** Minus and plus at the edges and the value between them: each stays where it is, however long the value is. */
function LevelStepper({ level, name, wanted, isDisabled, onCommit }: LevelProps): ReactNode {
  const { label, value, min, max, step, unit } = level;
  const [draft, setDraft] = useState<number>();
  const commit = useRef(onCommit);
  commit.current = onCommit;
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => {
      commit.current(draft);
      setDraft(undefined);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const shown = draft ?? wanted ?? value;
  const move = (direction: 1 | -1): void => setDraft(stepFrom(shown ?? (min + max) / 2, direction, { min, max, step }));
  const full = `${name.slice(0, 100)}: ${words().inline(label)}`;
  const digits = Math.max(...[step, shown ?? 0].map(decimalsOf));
  const isHint = draft !== undefined || (wanted !== undefined && wanted !== value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className={styles.stepper} role="group" aria-label={full}>
      <IconButton
        icon="minus"
        kind="normal"
        label={say('controls.lowerOf', { name: full })}
        isDisabled={isDisabled || (shown ?? max) <= min}
        onPress={() => move(-1)}
      />
      <span className={isHint ? styles.hint : styles.value} aria-live="polite">
        {shown === undefined ? '–' : withUnit(sayFixed(shown, digits), unit)}
      </span>
      <IconButton
        icon="plus"
        kind="normal"
        label={say('controls.raiseOf', { name: full })}
        isDisabled={isDisabled || (shown ?? min) >= max}
        onPress={() => move(1)}
      />
    </div>
  );
}
