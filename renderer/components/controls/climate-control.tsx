/** Thermostats and water heaters: set-points, modes, fan, swing, presets, humidity. */
import type { ReactNode } from 'react';
import type { Entity, FactName } from '../../../preload/contract.ts';
import { scaleOf } from '../../format/degrees.ts';
import { can, humanize, numberFact, sayNumber, textFact, textsFact } from '../../format/values.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Slider } from '../ui/slider.tsx';
import styles from './climate-control.module.css';
import common from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { Stepper } from './stepper.tsx';
import { type ControlProps, type EntityCommand, useCommand } from './use-command.ts';

/** The unit that the entity names, else the one of the settings. */
function useUnit(entity: Entity): string {
  const { temperatureUnit } = useSettings();
  return textFact(entity, 'temperature_unit', 'unit') ?? `°${temperatureUnit}`;
}

function SetPoints({ entity, command }: { entity: Entity; command: EntityCommand }): ReactNode {
  const own = useUnit(entity);
  const scale = scaleOf(own);
  const isFahrenheit = own.includes('F');
  const given = numberFact(entity, 'target_temp_step', 'step') ?? (isFahrenheit ? 1 : 0.5);
  const step = given > 0 ? given : 0.5;
  const shown = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : scale.shown(value);
  const min = scale.shown(numberFact(entity, 'min_temp', 'minTemp') ?? (isFahrenheit ? 45 : 7));
  const max = scale.shown(numberFact(entity, 'max_temp', 'maxTemp') ?? (isFahrenheit ? 95 : 35));
  const low = shown(numberFact(entity, 'target_temp_low'));
  const high = shown(numberFact(entity, 'target_temp_high'));
  const common = { min, max, step: scale.shownStep(step), unit: scale.unit ?? own, isDisabled: command.isDisabled };
  const single = shown(numberFact(entity, 'temperature'));
  const isRange = (low !== undefined || high !== undefined) && (single === undefined || entity.state === 'heat_cool');
  if (!isRange) {
    return (
      <Stepper
        {...common}
        label={say('controls.targetTemperatureOf', { name: entity.name })}
        value={single}
        wanted={shown(command.wantedNumber('temperature'))}
        onCommit={(value) => command.send('set_temperature', { temperature: scale.device(value, step) })}
      />
    );
  }
  const wantedLow = shown(command.wantedNumber('target_temp_low'));
  const wantedHigh = shown(command.wantedNumber('target_temp_high'));
  const currentLow = wantedLow ?? low ?? min;
  const currentHigh = wantedHigh ?? high ?? max;
  const bounds = (from: number, to: number) => ({
    target_temp_low: scale.device(from, step),
    target_temp_high: scale.device(to, step),
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

function Measured({ entity }: { entity: Entity }): ReactNode {
  const scale = scaleOf(useUnit(entity));
  const temperature = numberFact(entity, 'current_temperature');
  const humidity = numberFact(entity, 'current_humidity');
  const action = textFact(entity, 'hvac_action');
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
          .join(' · ') || say('controls.now')}
      </span>
    </div>
  );
}

export function ClimateControl({ entity, size }: ControlProps): ReactNode {
  const command = useCommand(entity);
  const { send, wanted, isDisabled } = command;
  const isFull = size === 'full';
  const options = (
    label: string,
    attribute: string,
    capability: FactName,
    field: string,
    action: string,
    value?: string,
  ): ReactNode =>
    can(entity, action) && (
      <OptionRow
        label={label}
        options={textsFact(entity, attribute, capability)}
        value={value ?? textFact(entity, field)}
        wanted={wanted(field)}
        isDisabled={isDisabled}
        asList={!isFull}
        onChange={(next) => send(action, { [field]: next })}
      />
    );
  return (
    <div className={common.block}>
      <div className={styles.head}>
        <Measured entity={entity} />
        {can(entity, 'set_temperature') && <SetPoints entity={entity} command={command} />}
      </div>
      <div className={isFull ? common.block : common.split}>
        {options(say('fields.mode'), 'hvac_modes', 'modes', 'hvac_mode', 'set_hvac_mode', entity.state)}
        {options(
          say('controls.operation'),
          'operation_list',
          'modes',
          'operation_mode',
          'set_operation_mode',
          entity.state,
        )}
        {isFull && options(say('fields.preset'), 'preset_modes', 'presetModes', 'preset_mode', 'set_preset_mode')}
        {isFull && options(say('fields.fan_mode'), 'fan_modes', 'fanModes', 'fan_mode', 'set_fan_mode')}
        {isFull && options(say('controls.swing'), 'swing_modes', 'swingModes', 'swing_mode', 'set_swing_mode')}
        {isFull &&
          options(
            say('controls.swingHorizontal'),
            'swing_horizontal_modes',
            'swingHorizontalModes',
            'swing_horizontal_mode',
            'set_swing_horizontal_mode',
          )}
      </div>
      {isFull && can(entity, 'set_humidity') && (
        <Slider
          label={say('readings.targetHumidity')}
          showLabel
          value={numberFact(entity, 'humidity')}
          wanted={command.wantedNumber('humidity')}
          min={numberFact(entity, 'min_humidity', 'minHumidity') ?? 30}
          max={numberFact(entity, 'max_humidity', 'maxHumidity') ?? 99}
          say={(value) => `${value} %`}
          isDisabled={isDisabled}
          onCommit={(humidity) => send('set_humidity', { humidity })}
        />
      )}
    </div>
  );
}
