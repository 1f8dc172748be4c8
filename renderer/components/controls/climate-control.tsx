/** Thermostats and water heaters: set-points, modes, fan, swing, presets, humidity. */
import type { ReactNode } from 'react';
import type { EntityOf } from '../../../preload/contract.ts';
import { scaleOf } from '../../format/degrees.ts';
import { can, humanize, numberOf, sayNumber, textOf, unitOf } from '../../format/values.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Slider } from '../ui/slider.tsx';
import styles from './climate-control.module.css';
import common from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { Stepper } from './stepper.tsx';
import { type ControlProps, type EntityCommand, useCommand } from './use-command.ts';

type Heater = EntityOf<'climate' | 'water_heater'>;

/** The unit that the entity names, else the one of the settings. */
function useUnit(entity: Heater): string {
  const { temperatureUnit } = useSettings();
  return unitOf(entity) ?? `°${temperatureUnit}`;
}

function SetPoints({ entity, command }: { entity: Heater; command: EntityCommand }): ReactNode {
  const own = useUnit(entity);
  const scale = scaleOf(own);
  const isFahrenheit = own.includes('F');
  const given = (entity.platform === 'climate' ? entity.capabilities.step : undefined) ?? (isFahrenheit ? 1 : 0.5);
  const step = given > 0 ? given : 0.5;
  const shown = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : scale.shown(value);
  const range = {
    step,
    min: entity.capabilities.minTemp ?? (isFahrenheit ? 45 : 7),
    max: entity.capabilities.maxTemp ?? (isFahrenheit ? 95 : 35),
  };
  const min = scale.shown(range.min);
  const max = scale.shown(range.max);
  const low = entity.platform === 'climate' ? shown(numberOf(entity, 'target_temp_low')) : undefined;
  const high = entity.platform === 'climate' ? shown(numberOf(entity, 'target_temp_high')) : undefined;
  const common = { min, max, step: scale.shownStep(step), unit: scale.unit ?? own, isDisabled: command.isDisabled };
  const single = shown(numberOf(entity, 'temperature'));
  const isRange = (low !== undefined || high !== undefined) && (single === undefined || entity.state === 'heat_cool');
  if (!isRange) {
    return (
      <Stepper
        {...common}
        label={say('controls.targetTemperatureOf', { name: entity.name })}
        value={single}
        wanted={shown(command.wantedNumber('temperature'))}
        onCommit={(value) => command.send('set_temperature', { temperature: scale.device(value, range) })}
      />
    );
  }
  const wantedLow = shown(command.wantedNumber('target_temp_low'));
  const wantedHigh = shown(command.wantedNumber('target_temp_high'));
  const currentLow = wantedLow ?? low ?? min;
  const currentHigh = wantedHigh ?? high ?? max;
  const bounds = (from: number, to: number) => ({
    target_temp_low: scale.device(from, range),
    target_temp_high: scale.device(to, range),
  });
  return (
    <div className={styles.range}>
      <div className={styles.bound}>
        <span className={styles.caption}>{say('fields.heatTo')}</span>
        <Stepper
          {...common}
          max={currentHigh}
          label={say('controls.heatToOf', { name: entity.name })}
          value={low}
          wanted={wantedLow}
          onCommit={(value) => command.send('set_temperature', bounds(value, currentHigh))}
        />
      </div>
      <div className={styles.bound}>
        <span className={styles.caption}>{say('fields.coolTo')}</span>
        <Stepper
          {...common}
          min={currentLow}
          label={say('controls.coolToOf', { name: entity.name })}
          value={high}
          wanted={wantedHigh}
          onCommit={(value) => command.send('set_temperature', bounds(currentLow, value))}
        />
      </div>
    </div>
  );
}

function Measured({ entity }: { entity: Heater }): ReactNode {
  const scale = scaleOf(useUnit(entity));
  const temperature = numberOf(entity, 'current_temperature');
  const isThermostat = entity.platform === 'climate';
  const humidity = isThermostat ? numberOf(entity, 'current_humidity') : undefined;
  const action = isThermostat ? textOf(entity, 'hvac_action') : undefined;
  if (temperature === undefined && humidity === undefined && action === undefined) return null;
  return (
    <div className={styles.measured}>
      {temperature !== undefined && (
        <span className={styles.now}>
          {sayNumber(scale.shown(temperature), 1)}
          <span className={styles.unit}>{scale.unit}</span>
        </span>
      )}
      <span className={styles.caption}>
        {[
          humidity === undefined ? undefined : say('controls.humidity', { humidity: sayNumber(humidity, 0) }),
          action === undefined ? undefined : humanize(action),
        ]
          .filter((part) => part !== undefined)
          .join(' · ') || say('common.now')}
      </span>
    </div>
  );
}

interface ModeRow {
  readonly label: string;
  readonly options: readonly string[] | undefined;
  readonly value: string | undefined;
  readonly field: string;
  readonly action: string;
}

/** The modes of a heater: what it does first, the rest on its page. */
function modeRows(entity: Heater): readonly [first: ModeRow, ...more: ModeRow[]] {
  if (entity.platform === 'water_heater') {
    const { modes: options } = entity.capabilities;
    const value = entity.state;
    return [
      { label: say('controls.operation'), options, value, field: 'operation_mode', action: 'set_operation_mode' },
    ];
  }
  const { modes, presetModes, fanModes, swingModes, swingHorizontalModes } = entity.capabilities;
  const row = (label: string, options: readonly string[] | undefined, field: ModeName): ModeRow => ({
    label,
    options,
    value: textOf(entity, field),
    field,
    action: `set_${field}`,
  });
  return [
    { label: say('fields.mode'), options: modes, value: entity.state, field: 'hvac_mode', action: 'set_hvac_mode' },
    row(say('fields.preset'), presetModes, 'preset_mode'),
    row(say('fields.fan_mode'), fanModes, 'fan_mode'),
    row(say('controls.swing'), swingModes, 'swing_mode'),
    row(say('controls.swingHorizontal'), swingHorizontalModes, 'swing_horizontal_mode'),
  ];
}

type ModeName = 'preset_mode' | 'fan_mode' | 'swing_mode' | 'swing_horizontal_mode';

export function ClimateControl({ entity, size }: ControlProps<'climate' | 'water_heater'>): ReactNode {
  const command = useCommand(entity);
  const { send, wanted, isDisabled } = command;
  const isFull = size === 'full';
  const rows = modeRows(entity).filter(({ action }, index) => (isFull || index === 0) && can(entity, action));
  return (
    <div className={common.block}>
      <div className={styles.head}>
        <Measured entity={entity} />
        {can(entity, 'set_temperature') && <SetPoints entity={entity} command={command} />}
      </div>
      <div className={isFull ? common.block : common.split}>
        {rows.map(({ label, options = [], value, field, action }) => (
          <OptionRow
            key={field}
            label={label}
            options={options}
            value={value}
            wanted={wanted(field)}
            isDisabled={isDisabled}
            asList={!isFull}
            onChange={(next) => send(action, { [field]: next })}
          />
        ))}
      </div>
      {isFull && entity.platform === 'climate' && can(entity, 'set_humidity') && (
        <Slider
          label={say('readings.targetHumidity')}
          showLabel
          value={numberOf(entity, 'humidity')}
          wanted={command.wantedNumber('humidity')}
          min={entity.capabilities.minHumidity ?? 30}
          max={entity.capabilities.maxHumidity ?? 99}
          say={(value) => `${value} %`}
          isDisabled={isDisabled}
          onCommit={(humidity) => send('set_humidity', { humidity })}
        />
      )}
    </div>
  );
}
