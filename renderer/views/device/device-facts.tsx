/** What is known of a device. */
import type { ReactNode } from 'react';
import type { Device } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { Fact, Notice } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useDevice } from '../../state/use-store.tsx';

function sayConflict({ name, area, viaDevice, configurationUrl }: NonNullable<Device['conflicts']>[number]): string {
  const parts: ReadonlyArray<readonly [string, string | undefined]> = [
    ['name', name],
    ['room', area],
    ['connected through', viaDevice],
    ['its own page', configurationUrl],
  ];
  return parts
    .flatMap(([label, value]) => (value === undefined ? [] : [`${label} “${value.slice(0, 200)}”`]))
    .join(', ');
}

export function DeviceFacts({ device }: { device: Device }): ReactNode {
  const via = useDevice(device.viaDevice ?? '');
  const { configurationUrl } = device;
  const facts: ReadonlyArray<readonly [string, string | undefined]> = [
    ['Manufacturer', device.manufacturer],
    ['Model', device.model],
    ['Model number', device.modelId],
    ['Serial number', device.serialNumber],
    ['Software', device.swVersion],
    ['Hardware', device.hwVersion],
    ['Identifiers', device.identifiers.slice(0, 8).join(', ') || undefined],
    ...device.connections.slice(0, 8).map(([type, value]) => [type.toUpperCase(), value] as const),
  ];
  return (
    <>
      <dl>
        {facts.map(
          ([label, value]) =>
            value !== undefined && (
              <Fact key={label} label={label}>
                {value.slice(0, 500)}
              </Fact>
            ),
        )}
        {device.viaDevice !== undefined && (
          <Fact label="Connected through">
            {via === undefined ? device.viaDevice : <a href={routeHash('device', via.id)}>{via.name.slice(0, 200)}</a>}
          </Fact>
        )}
      </dl>
      {device.conflicts?.map((conflict) => (
        <Notice key={conflict.topic} tone="warning">
          Somebody else describes this device otherwise, on {conflict.topic.slice(0, 200)}: {sayConflict(conflict)}.
          What was said first is shown.
        </Notice>
      ))}
      {configurationUrl !== undefined && /^https?:/.test(configurationUrl) && (
        <Button
          size="s"
          icon="link-variant"
          onPress={() => void attempt(call('app.openExternal', { url: configurationUrl }))}
        >
          Open its own page
        </Button>
      )}
    </>
  );
}
