/** What a simulated device is: pure functions of its state. Time, chance and MQTT are in the shell around it. */

export interface DemoMessage {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly retain: boolean;
}

/** What can be made to happen from the window. */
export type DemoTrigger = 'alarm' | 'smoke' | 'leak' | 'jam' | 'door' | 'offline';

export type SceneName = 'movie' | 'morning' | 'night' | 'leaving';

/** What devices tell each other, as automations of a real home would: every device hears every signal. */
export type Signal =
  | { readonly kind: 'trigger'; readonly what: DemoTrigger }
  | { readonly kind: 'door'; readonly open: boolean }
  | { readonly kind: 'panel'; readonly state: string }
  | { readonly kind: 'scene'; readonly scene: SceneName }
  | { readonly kind: 'remote'; readonly action: 'on' | 'off' }
  | { readonly kind: 'ring' }
  | { readonly kind: 'note'; readonly text: string };

export interface DemoContext {
  /** Milliseconds since the epoch by the home's clock. */
  readonly now: number;
  /** From 0 to 1, from a seeded generator. */
  random(): number;
}

export interface Reaction<S> {
  readonly state: S;
  /** Messages that are no state: presses, scans. They follow the states that changed. */
  readonly messages?: readonly DemoMessage[];
  readonly signals?: readonly Signal[];
  /** The device is gone for so long. */
  readonly offlineMs?: number;
}

/**
 * Methods, not properties, on purpose: a `Device<LampState>` then stands in a list of `Device<unknown>`, and the
 * simulation only ever hands a device the state that the device itself made.
 */
export interface Device<S> {
  /** Unique in the home. */
  readonly id: string;
  /** Topic filters of its commands. */
  readonly filters: readonly string[];
  /** Discovery configs. */
  configs(): readonly DemoMessage[];
  availability(online: boolean): readonly DemoMessage[];
  initial(context: DemoContext): S;
  /** All of its state messages; the shell sends those that differ from the last ones. */
  report(state: S, now: number): readonly DemoMessage[];
  /** Whether a topic is one of its commands. */
  obeys(topic: string): boolean;
  command(state: S, topic: string, payload: string, context: DemoContext): Reaction<S>;
  /** Once a second: movements that go on, and the life of the home. */
  tick(state: S, context: DemoContext): Reaction<S>;
  hear(state: S, signal: Signal, context: DemoContext): Reaction<S>;
}

/** What the makers of devices give; the rest is the same for all devices of a style. */
export interface Behaviour<S> {
  initial(context: DemoContext): S;
  tick?(state: S, context: DemoContext): Reaction<S>;
  hear?(state: S, signal: Signal, context: DemoContext): Reaction<S>;
}

/** Where a device stands and who made it. */
export interface Identity {
  readonly name: string;
  readonly area: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly modelId?: string;
  readonly version?: string;
}
