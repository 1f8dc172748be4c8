import type { Bridge } from '../preload/contract.ts';

declare global {
  interface Window {
    /** Exposed by the preload script; the page's only way out. */
    readonly inglenook: Bridge;
  }
}
