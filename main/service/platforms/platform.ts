/**
 * What a platform is: a schema, a state with its reducers, and commands; all pure. One file or folder per platform.
 * Time, I/O, availability, attributes by JSON, qos, retain and encoding are dealt with outside, the same for all.
 */
import type { Result } from '../base/errors.ts';
import type { PlatformName } from '../model/entities.ts';
import type { FactsOf } from '../model/facts.ts';
import type { Template } from '../templates/template.ts';

/** A discovery config after abbreviations and `~` were expanded; numbers may be PyFloat (python/numbers.ts). */
export type RawConfig = Readonly<Record<string, unknown>>;

/** One MQTT message. Decoding and parsing happen at most once, however many entities read it. */
export interface Message {
  readonly topic: string;
  /** A replay of a stored message: state, never an event. */
  readonly retained: boolean;
  readonly bytes: Uint8Array;
  /** The payload in the entity's encoding (UTF-8 by default). */
  readonly text: string;
  /** The payload as plain JSON values, undefined when it is not strict JSON. Cached. */
  json(): unknown;
  /** The same with Python's number types, for templates. Cached. */
  valueJson(): unknown;
}

/** What a reducer asks of the shell around it. */
export type Effect =
  | { readonly kind: 'timer'; readonly name: string; readonly seconds: number }
  | { readonly kind: 'cancel'; readonly name: string }
  | { readonly kind: 'event'; readonly type: string; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly kind: 'trigger'; readonly type: string; readonly subtype: string; readonly payload: string }
  | { readonly kind: 'tag'; readonly tagId: string }
  /** One line for the entity's diagnostics: why a message had no effect. */
  | { readonly kind: 'note'; readonly reason: string };

export interface ReadContext {
  readonly message: Message;
  /** Milliseconds since the epoch by the home's clock. */
  readonly now: number;
  readonly timeZone: string;
  emit(effect: Effect): void;
}

/** A topic that an entity reads. Objects are small and their functions shared, for there may be 60 000 of them. */
export interface Reader<C, S> {
  /** A topic filter: wildcards are legal in state topics. */
  readonly topic: string;
  readonly template?: Template | undefined;
  /** Extra template variables (`position_open`, ...). */
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * What a Jinja error gives: the raw payload, no effect, or empty text. Python errors never have an effect
   * (ha-mqtt-discovery, section 7).
   */
  readonly onJinjaError: 'raw' | 'ignore' | 'empty';
  /** Every message on it restarts `expire_after`. */
  readonly restartsExpiry?: boolean;
  /**
   * The same text again, on the state that this reader left, changes nothing and has no effect: then it need not even be
   * rendered. Not for readers that fire events, restart timers, or note the time of a message.
   */
  readonly repeatable?: boolean;
  /** Wants bytes (camera, image): no text is decoded and no template rendered. */
  readonly binary?: boolean;
  /** The next state; the same reference when nothing changed. Never mutates. `text` is the rendered payload. */
  reduce(config: C, state: S, text: string, context: ReadContext): S;
}

/** What Home Assistant's state machine would show. */
export interface View {
  readonly state: string;
  /** Platform attributes that vary with the state; static ones are in `Description.attributes`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** `P` is the platform, whose facts they must be. */
export interface Description<P = unknown> {
  /** Static attributes by Home Assistant's names: `min_temp`, `hvac_modes`, `effect_list`, `supported_color_modes`. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The actions that this entity accepts, and the facts that the window needs to build its controls. */
  readonly actions: readonly string[];
  readonly facts?: P extends PlatformName ? FactsOf<P> : Readonly<Record<string, unknown>>;
  /** Those of `actions` that a person is asked about before one is sent. */
  readonly risky?: readonly string[];
}

/** The service fields of a command, not yet checked. */
export type Params = Readonly<Record<string, unknown>>;

export interface Publish {
  readonly topic: string;
  readonly payload: string | Uint8Array;
}

/** What the state should become; a command is confirmed when the entity shows it. */
export interface Expectation {
  readonly state?: string | readonly string[];
  /** Compared with the shown attributes; numbers within 2 % of 255 or one step, as devices round. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** A state that fulfils it as well: what takes its time (a cover) obeys as soon as it is on its way. */
  readonly underWay?: string;
}

export interface Plan<S> {
  /** In this order; an empty list means that the command has no topic and nothing is to be done. */
  readonly publishes: readonly Publish[];
  /** The next state of an optimistic entity. */
  readonly state?: S;
  /** Absent when nothing will be reported (a button, an optimistic entity): then handing over confirms. */
  readonly expect?: Expectation | undefined;
}

export interface CommandContext {
  readonly now: number;
  readonly timeZone: string;
  /**
   * Renders a command template; without a template the value as Python's `str()` (bytes literals become bytes).
   * @throws TemplateError: the command then fails with `command.template`, and nothing is published.
   */
  render(
    template: Template | undefined,
    value: unknown,
    variables?: Readonly<Record<string, unknown>>,
  ): string | Uint8Array;
}

/** Traits that the shell around the platform needs to know. */
export interface Traits {
  /** Seconds; 0 or absent = off. Section 6, `expire_after`. */
  readonly expireAfter?: number;
  readonly forceUpdate?: boolean;
}

/**
 * Methods, not properties, on purpose: TypeScript then lets `Platform<LightConfig, LightState>` stand in a table of
 * `Platform<unknown, unknown>`; the table only ever hands a platform what that platform made itself.
 */
export interface Platform<C, S, P = unknown> {
  readonly name: PlatformName | 'device_automation' | 'tag';
  /** Used when neither `name` nor a device class names the entity: `MQTT Switch`. */
  readonly defaultName: string;
  /** Where the default name depends on the config: the schemas of lights. */
  defaultNameOf?(config: C): string;
  /**
   * Actions that name where a thing is to end up: they may be sent again when nobody knows whether the first arrived. Any
   * other acts each time, or might.
   */
  readonly repeatable?: readonly string[];
  /** Attribute names that `json_attributes` may not set, besides the common ones (section 6). */
  readonly ownAttributes: readonly string[];
  /** Checks the platform's own keys; unknown keys are dropped. The error's detail is `field: reason`. */
  parse(raw: RawConfig): Result<C>;
  initial(config: C): S;
  readers(config: C): ReadonlyArray<Reader<C, S>>;
  /** Undefined when the state cannot be shown: then the shown one stays (section 6, last item). */
  view(config: C, state: S): View | undefined;
  describe(config: C): Description<P>;
  /** Checks action and parameters (service layer and platform), and says what to publish. */
  encode(config: C, state: S, action: string, params: Params, context: CommandContext): Result<Plan<S>>;
  /** The state under a changed config, where its shape depends on the config; without it the state is kept. */
  carry?(before: C, after: C, state: S): S;
  /** A timer that a reducer asked for has fired. */
  timer?(config: C, state: S, name: string): S;
  traits?(config: C): Traits;
  /** Bytes of the picture that a state holds. */
  pictureBytes?(state: S): number;
  /** The state without its picture, which has to make room for others. */
  withoutPicture?(state: S): S;
  /** `device_class`, for names, icons and alert rules. */
  deviceClass?(config: C): string | undefined;
}
