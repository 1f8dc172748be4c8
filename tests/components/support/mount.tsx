/** One part of the page at a time on the tests' DOM. */
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A part that stays mounted goes on with its timers when the file's DOM is gone. */
let mounted: Root | undefined;
async function unmount(): Promise<void> {
  const root = mounted;
  mounted = undefined;
  if (root !== undefined) await act(async () => root.unmount());
}
afterEach(unmount);

/** Shows a part in place of the one before it, which leaves first; the last one leaves after its test. */
export async function mount(part: ReactNode): Promise<HTMLElement> {
  await unmount();
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  mounted = root;
  await act(async () => root.render(part));
  return host;
}
