/** All attributes as the service reports them. */

import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { EmptyState, Fact } from '../../components/ui/surface.tsx';
import { say } from '../../words/words.ts';

const shownChars = 1_000;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? '–' : text.length > shownChars ? `${text.slice(0, shownChars)}…` : text;
}

export function AttributeList({ entity }: { entity: Entity }): ReactNode {
  const entries = Object.entries(entity.attributes).slice(0, 200);
  return (
    <dl>
      <Fact label="state">{entity.state.slice(0, shownChars)}</Fact>
      <Fact label={say('device.entityId')}>{entity.id}</Fact>
      {entity.uniqueId !== undefined && <Fact label={say('device.uniqueId')}>{entity.uniqueId}</Fact>}
      {entries.map(([name, value]) => (
        <Fact key={name} label={name.slice(0, 100)}>
          {shown(value)}
        </Fact>
      ))}
      {entries.length === 0 && <EmptyState icon="information-outline" title={say('device.noAttributes')} />}
    </dl>
  );
}
