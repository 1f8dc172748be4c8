/** The words of a language by which sentences are understood, folded. */

import type { PageWords } from '../../preload/words/page.ts';
import { wordsIn } from '../../preload/words/split.ts';
import { foldText } from './names.ts';
import type { Lexicon } from './remote.ts';

/** @param say of the language that is spoken. */
export function lexiconOf(say: PageWords['say']): Lexicon {
  const list = (text: string): readonly string[] => wordsIn(foldText(text));
  return {
    verbs: {
      on: list(say('remote.verbOn')),
      off: list(say('remote.verbOff')),
      open: list(say('remote.verbOpen')),
      close: list(say('remote.verbClose')),
      stop: list(say('remote.verbStop')),
      lock: list(say('remote.verbLock')),
      unlock: list(say('remote.verbUnlock')),
    },
    kinds: {
      light: list(say('remote.lights')),
      cover: list(say('remote.covers')),
      lock: list(say('remote.locks')),
      climate: list(say('remote.heating')),
      fan: list(say('remote.fans')),
      switch: list(say('remote.plugs')),
    },
    all: list(say('remote.all')),
    filler: list(say('remote.filler')),
    percent: list(say('remote.percent')),
  };
}
