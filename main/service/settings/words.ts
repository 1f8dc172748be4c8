/** The words of notifications, tray and terminal, in the language of the settings. */
import { mannerOf } from '../../../preload/words/languages.ts';
import { loadSpokenCatalogue, type SpokenCatalogue, type SpokenWords } from '../../../preload/words/outside.ts';
import { createWords } from '../../../preload/words/words.ts';
import { toError } from '../base/errors.ts';
import { Emitter, type Listenable } from '../base/events.ts';
import type { Logger } from '../base/ports.ts';
import type { Settings } from '../model/settings.ts';
import type { SettingsHolder } from './holder.ts';

export interface WordsEvents {
  /** Another language, clock, zone or unit holds from now on. */
  changed: Record<string, never>;
}

export interface WordsHolder extends Listenable<WordsEvents> {
  /** The words as they are now. They change with the settings: ask for them each time. */
  get(): SpokenWords;
}

/**
 * Loads the words, and those of another language when it is chosen.
 * @param system the system's languages; absent = those that Node was started with
 */
export async function openWords(
  settings: SettingsHolder,
  system: readonly string[] = [new Intl.DateTimeFormat().resolvedOptions().locale],
  logger: Logger,
): Promise<WordsHolder> {
  const log = logger.child('words');
  const emitter = new Emitter<WordsEvents>((error, name) => log.error('listener.failed', { event: name, error }));
  const load = async (from: Settings): Promise<SpokenWords> => {
    const zone = from.timeZone === undefined ? {} : { timeZone: from.timeZone };
    const manner = { ...mannerOf(from, system), ...zone };
    return createWords<SpokenCatalogue>(await loadSpokenCatalogue(manner.language), manner);
  };
  let current = await load(settings.get());
  settings.on('changed', ({ from, to }) => {
    const isSame =
      from.language === to.language &&
      from.hourCycle === to.hourCycle &&
      from.temperatureUnit === to.temperatureUnit &&
      from.timeZone === to.timeZone;
    if (isSame) return;
    load(to)
      .then((words) => {
        // What was chosen meanwhile comes after.
        if (settings.get() !== to) return;
        current = words;
        emitter.emit('changed', {});
      })
      .catch((error: unknown) => log.error('words.notLoaded', { error: toError(error) }));
  });
  return { get: () => current, on: (name, listener) => emitter.on(name, listener) };
}
