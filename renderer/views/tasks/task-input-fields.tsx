/** What a task is told, by its kind. */
import type { ReactNode } from 'react';
import type { TaskKind } from '../../../preload/contract.ts';
import type { InputProps } from './kinds/kind.ts';
import { pageKind } from './kinds/table.ts';

export function TaskInputFields({ kind, ...props }: InputProps & { kind: TaskKind }): ReactNode {
  const { Fields } = pageKind(kind);
  return Fields === undefined ? null : <Fields {...props} />;
}
