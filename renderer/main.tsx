/** The page's entry: the store on the bridge, and the app on the store. */

import { loadIconPath } from 'virtual:mdi-icons';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { mendLanguage } from './app/language.ts';
import { setIconLoader } from './components/icons/icon.tsx';
import { Store } from './state/store.ts';
import { StoreProvider } from './state/use-store.tsx';
import { followWords, WordsGate } from './words/words-gate.tsx';
import './styles/tokens.css';
import './styles/base.css';

mendLanguage(navigator);
setIconLoader(loadIconPath);
const store = new Store(window.inglenook);
store.start();

const root = document.getElementById('root');
if (root !== null) {
  await followWords(store);
  createRoot(root).render(
    <StrictMode>
      <StoreProvider store={store}>
        <WordsGate>
          <App />
        </WordsGate>
      </StoreProvider>
    </StrictMode>,
  );
}
