/** The controls of an entity, as its platform has them. Built from its capabilities alone. */
import type { ReactNode } from 'react';
import type { ControlProps } from '../../platforms/descriptor.ts';
import { descriptorOf } from '../../platforms/table.ts';

export function InlineControl(props: ControlProps): ReactNode {
  const { Inline } = descriptorOf(props.entity);
  return Inline === undefined ? null : <Inline {...props} />;
}

export function BlockControl(props: ControlProps): ReactNode {
  const { Block } = descriptorOf(props.entity);
  return Block === undefined ? null : <Block {...props} />;
}
