/** Brightness, colour, colour temperature and effects of a light; on and off is toggle-control. */
import { type ReactNode, useState } from 'react';
import { ColorArea, ColorThumb, parseColor } from 'react-aria-components';
import type { EntityOf } from '../../../preload/contract.ts';
import { attributeOf, can, numberOf, textOf, toNumbers } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Slider } from '../ui/slider.tsx';
import styles from './controls.module.css';
import light from './light-control.module.css';
import { OptionRow } from './option-row.tsx';
import { type ControlProps, type EntityCommand, useCommand } from './use-command.ts';

const colourModes: ReadonlySet<string> = new Set(['hs', 'rgb', 'rgbw', 'rgbww', 'xy']);

interface LightFacts {
  readonly hasBrightness: boolean;
  readonly hasColour: boolean;
  readonly hasTemperature: boolean;
  readonly hasWhite: boolean;
}

/** What a light can do, by its colour modes. */
export function lightFacts(entity: EntityOf<'light'>): LightFacts {
  const modes = entity.capabilities.colorModes ?? [];
  return {
    hasBrightness:
      modes.some((mode) => mode !== 'onoff' && mode !== 'unknown') || entity.capabilities.brightness === true,
    hasColour: modes.some((mode) => colourModes.has(mode)),
    hasTemperature: modes.includes('color_temp'),
    hasWhite: modes.includes('white'),
  };
}

function percentOf(brightness: number | undefined): number | undefined {
  return brightness === undefined ? undefined : Math.max(1, Math.round((brightness / 255) * 100));
}

export function LightControl({ entity, size }: ControlProps<'light'>): ReactNode {
  const command = useCommand(entity);
  const { hasBrightness, hasColour, hasTemperature, hasWhite } = lightFacts(entity);
  const effects = entity.capabilities.effects ?? [];
  if (!can(entity, 'turn_on') || (!hasBrightness && !hasColour && !hasTemperature && effects.length === 0)) return null;
  const isFull = size === 'full';
  if (!isFull && !hasBrightness) return null;
  return (
    <div className={styles.block}>
      {hasBrightness && (
        <Slider
          label={isFull ? say('readings.brightness') : say('controls.brightnessOf', { name: entity.name })}
          showLabel={isFull}
          value={entity.state === 'on' ? percentOf(numberOf(entity, 'brightness')) : 0}
          wanted={percentOf(command.wantedNumber('brightness'))}
          min={0}
          max={100}
          say={(percent) => `${percent} %`}
          isDisabled={command.isDisabled}
          onCommit={(percent) =>
            percent === 0
              ? command.send('turn_off')
              : command.send('turn_on', { brightness: Math.max(1, Math.round((percent / 100) * 255)) })
          }
        />
      )}
      {isFull && hasTemperature && <TemperatureSlider entity={entity} command={command} />}
      {isFull && hasColour && <ColourPicker entity={entity} command={command} />}
      {isFull && hasWhite && (
        <Button isDisabled={command.isDisabled} onPress={() => command.send('turn_on', { white: 255 })}>
          {say('controls.white')}
        </Button>
      )}
      {isFull && (
        <OptionRow
          label={say('fields.effect')}
          options={effects}
          value={textOf(entity, 'effect')}
          wanted={command.wanted('effect')}
          isDisabled={command.isDisabled}
          isOwnText
          onChange={(effect) => command.send('turn_on', { effect })}
        />
      )}
    </div>
  );
}

function TemperatureSlider({ entity, command }: { entity: EntityOf<'light'>; command: EntityCommand }): ReactNode {
  const min = entity.capabilities.minKelvin ?? 2000;
  const max = entity.capabilities.maxKelvin ?? 6535;
  return (
    <Slider
      label={say('controls.colourTemperature')}
      showLabel
      track="kelvin"
      value={numberOf(entity, 'color_temp_kelvin')}
      wanted={command.wantedNumber('color_temp_kelvin')}
      min={min}
      max={max}
      step={50}
      say={(kelvin) => `${Math.round(kelvin)} K`}
      isDisabled={command.isDisabled}
      onCommit={(kelvin) => command.send('turn_on', { color_temp_kelvin: Math.round(kelvin) })}
    />
  );
}

const swatches = [
  { name: 'red', hs: [0, 100] },
  { name: 'orange', hs: [28, 100] },
  { name: 'yellow', hs: [52, 95] },
  { name: 'green', hs: [120, 90] },
  { name: 'cyan', hs: [180, 90] },
  { name: 'blue', hs: [226, 95] },
  { name: 'purple', hs: [275, 90] },
  { name: 'pink', hs: [325, 75] },
] as const;

function cssColour([hue, saturation]: readonly [number, number]): string {
  return `hsl(${hue} ${saturation}% ${100 - saturation / 2}%)`;
}

function ColourPicker({ entity, command }: { entity: EntityOf<'light'>; command: EntityCommand }): ReactNode {
  const hs = toNumbers(command.wanted('hs_color')) ?? toNumbers(attributeOf(entity, 'hs_color')) ?? [30, 20];
  const [draft, setDraft] = useState<readonly [number, number]>();
  const [hue, saturation] = draft ?? [hs[0] ?? 30, hs[1] ?? 20];
  const send = (next: readonly [number, number]): void => command.send('turn_on', { hs_color: next });
  const colour = parseColor(
    `hsb(${Math.min(360, Math.max(0, hue))}, ${Math.min(100, Math.max(0, saturation))}%, 100%)`,
  );
  return (
    <div className={styles.group}>
      <span className={styles.label}>{say('controls.colour')}</span>
      <ColorArea
        aria-label={say('controls.colour')}
        className={cx(light.area)}
        colorSpace="hsb"
        xChannel="hue"
        yChannel="saturation"
        value={colour}
        isDisabled={command.isDisabled}
        onChange={(next) => setDraft([next.getChannelValue('hue'), next.getChannelValue('saturation')])}
        onChangeEnd={(next) => {
          send([Math.round(next.getChannelValue('hue')), Math.round(next.getChannelValue('saturation'))]);
          setDraft(undefined);
        }}
      >
        <ColorThumb className={cx(light.thumb)} />
      </ColorArea>
      <div className={light.swatches}>
        {swatches.map((swatch) => (
          <button
            key={swatch.name}
            type="button"
            className={light.swatch}
            style={{ background: cssColour(swatch.hs) }}
            aria-label={say(`colours.${swatch.name}`)}
            title={say(`colours.${swatch.name}`)}
            disabled={command.isDisabled}
            onClick={() => send(swatch.hs)}
          />
        ))}
      </div>
    </div>
  );
}
