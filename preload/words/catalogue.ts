/** Catalogues: messages by area and key, and what makes one of another language fit the English one. Types only. */
import type { ArgumentsOf, SameArguments } from './arguments.ts';

/** The messages of one area; those of a language by area. */
export type Area = Readonly<Record<string, string>>;
export type Catalogue = Readonly<Record<string, Area>>;

/** `area.key` of every message. */
export type KeyOf<C extends Catalogue> = {
  [A in keyof C & string]: `${A}.${keyof C[A] & string}`;
}[keyof C & string];

export type TextOf<C extends Catalogue, K extends string> = K extends `${infer A}.${infer R}` ? C[A][R] : never;

/** What a message takes; of a key that is one of several, what any of them takes. */
type Needed<Text> = (Text extends string ? (values: ArgumentsOf<Text>) => void : never) extends (
  values: infer All,
) => void
  ? All
  : never;

/** Nothing for a message without arguments, else all of them. */
export type Given<Text extends string> = keyof Needed<Text> extends never
  ? readonly []
  : readonly [values: Needed<Text>];

/** What an area of another language must be: every key, and no other. */
export type Like<E extends Area> = { readonly [K in keyof E]: string };

/** A catalogue whose every message takes what the English one takes; the compiler names those that do not. */
export type Fits<E extends Catalogue, T extends Catalogue> = {
  readonly [A in keyof E]: {
    readonly [K in keyof E[A]]: SameArguments<E[A][K], T[A & string][K & string]> extends true
      ? string
      : { readonly 'takes other arguments than': E[A][K] };
  };
};

/** What is known of a catalogue of any language once it is loaded: the keys. */
export type AlikeOf<E extends Catalogue> = { readonly [A in keyof E]: Like<E[A]> };
