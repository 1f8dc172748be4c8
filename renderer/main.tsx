/** The page's entry: the store on the bridge, and the app on the store. */

import { loadIconPath } from 'virtual:mdi-icons';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mendLanguage } from './app/language.ts';
import { setIconLoader } from './components/icons/icon.tsx';
import { tellShown } from './state/shown.ts';
import { Store } from './state/store.ts';
import { StoreProvider } from './state/use-store.tsx';
import { countingBridge } from './state/uses.ts';
import { followWords, WordsGate } from './words/words-gate.tsx';
import './styles/tokens.css';
import './styles/base.css';

mendLanguage(navigator);
setIconLoader(loadIconPath);
const isPanel = window.location.search === '?panel';
const store = new Store(countingBridge(window.inglenook, localStorage), isPanel);
store.start();

/** The tray's panel is the same page; each loads what it shows. */
async function render(root: HTMLElement): Promise<void> {
  await followWords(store);
  // The panel says what it shows by itself, and gets nothing else.
  if (!isPanel) tellShown(store, window.inglenook);
  const Shown = isPanel ? (await import('./panel/panel.tsx')).Panel : (await import('./app/app.tsx')).App;
  createRoot(root).render(
    <StrictMode>
      <StoreProvider store={store}>
        <WordsGate>
          <Shown />
        </WordsGate>
      </StoreProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) render(root).catch((error: unknown) => console.error(error));
