/** What is known of a device. */

import type { ReactNode } from 'react';
import type { Device } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { Fact, Notice } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useDevice } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';

function sayConflict({ name, area, viaDevice, configurationUrl }: NonNullable<Device['conflicts']>[number]): string {
  const parts: ReadonlyArray<readonly [string, string | undefined]> = [
    [words().inline(say('common.name')), name],
    [words().inline(say('home.room')), area],
    [say('device.connectedThrough'), viaDevice],
    [say('device.itsOwnPage'), configurationUrl],
  ];
  const said = parts.flatMap(([label, value]) =>
    value === undefined ? [] : [say('device.conflictOf', { label, text: value.slice(0, 200) })],
  );
  return words().list(said);
}

export function DeviceFacts({ device }: { device: Device }): ReactNode {
  const via = useDevice(device.viaDevice ?? '');
  const { configurationUrl } = device;
  const facts: ReadonlyArray<readonly [string, string | undefined]> = [
    [say('device.manufacturer'), device.manufacturer],
    [say('device.model'), device.model],
    [say('device.modelNumber'), device.modelId],
    [say('device.serialNumber'), device.serialNumber],
    [say('device.software'), device.swVersion],
    [say('device.hardware'), device.hwVersion],
    [say('device.labels'), device.labels === undefined ? undefined : words().list(device.labels)],
    [say('device.identifiers'), words().list(device.identifiers.slice(0, 8)) || undefined],
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
          <Fact label={say('device.connectedThrough2')}>
            {via === undefined ? device.viaDevice : <a href={routeHash('device', via.id)}>{via.name.slice(0, 200)}</a>}
          </Fact>
        )}
      </dl>
      {device.conflicts?.map((conflict) => (
        <Notice key={conflict.topic} tone="warning">
          {say('device.somebodyElseDescribesThisDevice', {
            topic: conflict.topic.slice(0, 200),
            conflict: sayConflict(conflict),
          })}
        </Notice>
      ))}
      {configurationUrl !== undefined && /^https?:/.test(configurationUrl) && (
        <Button
          size="s"
          icon="link-variant"
          onPress={() => void attempt(call('app.openExternal', { url: configurationUrl }))}
        >
          {say('device.openItsOwnPage')}
        </Button>
      )}
    </>
  );
}
