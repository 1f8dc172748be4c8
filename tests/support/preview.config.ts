/** The page alone, on a made-up home (fake-bridge.ts): `npx vite --config tests/support/preview.config.ts`. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mdiIcons } from '../../build/mdi-icons.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const entry = '/@preview-bridge.js';
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'";

export default defineConfig(({ command }) => ({
  root: path('../../renderer'),
  base: './',
  build: {
    outDir: path('../../out/preview'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
  },
  plugins: [
    react(),
    mdiIcons(),
    {
      name: 'inglenook-preview-bridge',
      resolveId: (id: string) => (id === entry ? `\0${entry}` : undefined),
      load: (id: string) =>
        id === `\0${entry}`
          ? `import { createFakeBridge } from '${path('./fake-bridge.ts')}';
window.inglenook = createFakeBridge(new URLSearchParams(location.search).get('scenario') ?? 'home');`
          : undefined,
      // Only the built page gets the policy: the development server needs inline scripts of its own.
      transformIndexHtml: {
        order: 'pre' as const,
        handler: () => [
          ...(command === 'build'
            ? [
                {
                  tag: 'meta',
                  attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                  injectTo: 'head-prepend' as const,
                },
              ]
            : []),
          { tag: 'script', attrs: { type: 'module', src: entry }, injectTo: 'head-prepend' as const },
        ],
      },
    },
  ],
  preview: { host: '127.0.0.1' },
  server: { host: '127.0.0.1' },
}));
