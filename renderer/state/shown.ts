/** Says to the app what is on the window: changes of that are sent first. */
import type { Bridge } from '../../preload/contract.ts';
import type { Store } from './store.ts';

/** Tiles come and go with each row that is scrolled: so often it is said at most. */
const calmMs = 100;
const mostShown = 2_000;

/** @returns ends it. */
export function tellShown(store: Store, bridge: Pick<Bridge, 'command'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = '';
  const tell = (): void => {
    timer = undefined;
    const first = store.shown().slice(0, mostShown);
    const now = first.join('\n');
    if (now === said) return;
    said = now;
    void bridge.command('page.watch', { entities: 'all', first });
  };
  const end = store.subscribe('shown', () => {
    timer ??= setTimeout(tell, calmMs);
  });
  return () => {
    end();
    clearTimeout(timer);
  };
}
