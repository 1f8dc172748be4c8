/** Which control an entity has: beside its name (`inline`), and below it (`block`). One entry per platform. */
import type { FC, ReactNode } from 'react';
import type { PlatformName } from '../../../preload/contract.ts';
import { AlarmControl } from './alarm-control.tsx';
import { ClimateControl } from './climate-control.tsx';
import { CoverButtons, CoverSliders } from './cover-control.tsx';
import { FanControl } from './fan-control.tsx';
import { HumidifierControl } from './humidifier-control.tsx';
import { LightControl } from './light-control.tsx';
import { LockControl } from './lock-control.tsx';
import { PictureControl } from './picture-control.tsx';
import { EventReadout, PressControl, RobotControl, UpdateControl } from './press-control.tsx';
import { SirenControl } from './siren-control.tsx';
import { ToggleControl } from './toggle-control.tsx';
import type { ControlProps } from './use-command.ts';
import { DateControl, NotifyControl, NumberControl, SelectControl, TextControl } from './value-control.tsx';

interface Parts {
  readonly inline?: FC<ControlProps>;
  readonly block?: FC<ControlProps>;
}

const parts: Readonly<Record<PlatformName, Parts>> = {
  alarm_control_panel: { block: AlarmControl },
  binary_sensor: {},
  button: { inline: PressControl },
  camera: { block: PictureControl },
  climate: { inline: ToggleControl, block: ClimateControl },
  cover: { inline: CoverButtons, block: CoverSliders },
  date: { block: DateControl },
  datetime: { block: DateControl },
  device_tracker: {},
  event: { block: EventReadout },
  fan: { inline: ToggleControl, block: FanControl },
  humidifier: { inline: ToggleControl, block: HumidifierControl },
  image: { block: PictureControl },
  infrared: {},
  lawn_mower: { block: RobotControl },
  light: { inline: ToggleControl, block: LightControl },
  lock: { inline: LockControl },
  notify: { block: NotifyControl },
  number: { block: NumberControl },
  scene: { inline: PressControl },
  select: { block: SelectControl },
  sensor: {},
  siren: { inline: ToggleControl, block: SirenControl },
  switch: { inline: ToggleControl },
  text: { block: TextControl },
  time: { block: DateControl },
  update: { block: UpdateControl },
  vacuum: { block: RobotControl },
  valve: { inline: CoverButtons, block: CoverSliders },
  water_heater: { inline: ToggleControl, block: ClimateControl },
};

export function InlineControl(props: ControlProps): ReactNode {
  const Inline = parts[props.entity.platform].inline;
  return Inline === undefined ? null : <Inline {...props} />;
}

export function BlockControl(props: ControlProps): ReactNode {
  const Block = parts[props.entity.platform].block;
  return Block === undefined ? null : <Block {...props} />;
}
