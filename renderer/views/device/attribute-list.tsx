/** All attributes as the service reports them. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { EmptyState, Fact } from '../../components/ui/surface.tsx';

const shownChars = 1_000;

function say(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? '–' : text.length > shownChars ? `${text.slice(0, shownChars)}…` : text;
}

export function AttributeList({ entity }: { entity: Entity }): ReactNode {
  const entries = Object.entries(entity.attributes).slice(0, 200);
  return (
    <dl>
      <Fact label="state">{entity.state.slice(0, shownChars)}</Fact>
      <Fact label="entity id">{entity.id}</Fact>
      {entity.uniqueId !== undefined && <Fact label="unique id">{entity.uniqueId}</Fact>}
      {entries.map(([name, value]) => (
        <Fact key={name} label={name.slice(0, 100)}>
          {say(value)}
        </Fact>
      ))}
      {entries.length === 0 && <EmptyState icon="information-outline" title="No attributes" />}
    </dl>
  );
}
