/** The messages of a catalogue as sentences, beside numbers and times written the same way. Pure. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { AlikeOf, Catalogue, Given, KeyOf, TextOf } from './catalogue.ts';
import { createFormat, type Format } from './format.ts';
import type { Manner } from './languages.ts';

export interface Words<C extends Catalogue> extends Format {
  /** The message of a key. A wrong key, or one whose arguments are missing, does not compile. */
  say<K extends KeyOf<C>>(key: K, ...values: Given<TextOf<C, K>>): string;
  /** A message without arguments by a name that comes from outside (a state, a code); undefined where there is none. */
  look(area: keyof C & string, name: string): string | undefined;
}

/** Words of one catalogue, written in one manner. `C` is the English one, whatever the language of `texts`. */
export function createWords<C extends Catalogue>(texts: AlikeOf<C>, manner: Manner): Words<C> {
  const catalogue: Catalogue = texts;
  const messages = new Map<string, IntlMessageFormat>();
  const textOf = (key: string): string | undefined => {
    const dot = key.indexOf('.');
    const area = catalogue[key.slice(0, dot)];
    const name = key.slice(dot + 1);
    return area !== undefined && Object.hasOwn(area, name) ? area[name] : undefined;
  };
  return {
    ...createFormat(manner),
    say(key, ...given) {
      const known = messages.get(key);
      // A sentence has no markup: a `<` in it is a `<`.
      const message = known ?? new IntlMessageFormat(textOf(key) ?? key, manner.locale, undefined, { ignoreTag: true });
      if (known === undefined) messages.set(key, message);
      // What each message is given was checked where it was said.
      const [values] = given as readonly [Readonly<Record<string, string | number>>?];
      return String(message.format(values));
    },
    look(area, name) {
      const text = textOf(`${area}.${name}`);
      return text === undefined || text.includes('{') ? undefined : text;
    },
  };
}
