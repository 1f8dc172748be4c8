/** What the page knows of one kind of task. One file per kind, one line each in table.ts. */
import type { ReactNode } from 'react';
import type { Entity, TaskDefinition } from '../../../../preload/contract.ts';

export type Input = TaskDefinition['input'];

export interface InputProps {
  readonly input: Input;
  readonly onChange: (input: Input) => void;
  readonly error: string | undefined;
  /** The token of a web address, as `PasswordField` has it: it is no part of the input. Absent = it is not asked for. */
  readonly token?: string | null | undefined;
  readonly onToken?: (token: string | null | undefined) => void;
  /** Whether texts may be templates, which are rendered when the task runs. */
  readonly hasTemplates?: boolean;
}

export interface PageKind {
  /** "Publish a message". */
  readonly label: string;
  /** What it does, in a sentence. */
  readonly text: string;
  /** The input of a new one. */
  readonly empty: Input;
  /** True where a token is kept for it. */
  readonly hasToken?: boolean;
  /** The form; absent where there is nothing to say. */
  Fields?(props: InputProps): ReactNode;
  /** What is still wrong with an input; `entity` is the one that it names. */
  problem?(input: Input, entity: Entity | undefined): string | undefined;
}

/** The input without one of its fields. */
export function without(input: Input, name: string): Input {
  const { [name]: _old, ...rest } = input;
  return rest;
}

/** A field that holds a record; empty where it holds something else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
