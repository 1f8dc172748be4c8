/** The arguments that a message in ICU format takes, read from its text by the compiler. Types only. */

/** What a message may be given: `{name}` takes text, `{count, plural, …}` and `{count, number}` take numbers. */
export type ArgumentsOf<Text extends string> = Whole<Body<Text, unknown>[0]>;

/** Whether two messages take the same arguments. */
export type SameArguments<A extends string, B extends string> = [ArgumentsOf<A>, ArgumentsOf<B>] extends [
  ArgumentsOf<B>,
  ArgumentsOf<A>,
]
  ? true
  : false;

type Whole<T> = { readonly [K in keyof T]: T[K] };

/** A message up to its end, or to the `}` of the case that it is: what it takes, and the text after it. */
type Body<Text extends string, Taken> = Text extends `${infer Before}}${infer After}`
  ? Before extends `${string}{${string}`
    ? Text extends `${string}{${infer Inside}`
      ? Argument<Inside, Taken> extends readonly [infer More, infer Rest extends string]
        ? Body<Rest, More>
        : never
      : never
    : [Taken, After]
  : [Taken, ''];

/** What follows a `{`: `name}`, `count, number}`, `count, plural, one {…} other {…}}`. */
type Argument<Text extends string, Taken> = Text extends `${infer Name}}${infer After}`
  ? Name extends `${infer Plain}, ${infer Kind}, ${string}`
    ? Kind extends 'plural' | 'select' | 'selectordinal'
      ? Text extends `${Plain}, ${Kind}, ${infer Choices}`
        ? Cases<Choices, Taken & Record<Plain, Kind extends 'select' ? string : number>>
        : never
      : [Taken & Record<Plain, number>, After]
    : Name extends `${infer Plain}, ${string}`
      ? [Taken & Record<Plain, number>, After]
      : [Taken & Record<Name, string>, After]
  : never;

/** `one {# day} other {# days}}`, up to the last brace. */
type Cases<Text extends string, Taken> = Text extends ` ${infer Rest}`
  ? Cases<Rest, Taken>
  : Text extends `}${infer After}`
    ? [Taken, After]
    : Text extends `${string}{${infer Inside}`
      ? Body<Inside, Taken> extends readonly [infer More, infer Rest extends string]
        ? Cases<Rest, More>
        : never
      : never;
