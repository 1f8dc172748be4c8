/** A topic filter tied to one use of it by one entity, as the entity and the brokers see it. */
import type { Binding } from '../mqtt/route.ts';
import type { Reader } from '../platforms/platform.ts';

/** What a binding reads: a state reader, the attributes, or an availability topic by its index. */
export type BindingUse = Reader<unknown, unknown> | 'attributes' | number;

export interface EntityBinding extends Binding {
  readonly filter: string;
  /** Set anew where the config changed and the filter stayed. */
  use: BindingUse;
  /** Lets the next retained replay through again (the task "refresh"). */
  expectReplay(): void;
  /** The next message is read in full: what was left behind by the last one does not stand any more. */
  unsettle(): void;
  /** The entity goes: what was noted for reading it again is dropped. */
  forget(): void;
}
