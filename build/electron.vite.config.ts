import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { mdiIcons } from './mdi-icons.ts';
import { packedChunks } from './packed-chunks.ts';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** main as ESM, the preload as one CommonJS file (a sandboxed preload knows nothing else), the page for the browser. */
export default defineConfig({
  main: {
    build: {
      outDir: path('out/main'),
      // One file, overwritten: a restart while the next change is being built must still find it.
      emptyOutDir: false,
      sourcemap: true,
      // All libraries are plain JavaScript: bundled, a package holds what is used of them and nothing else.
      externalizeDeps: false,
      rolldownOptions: {
        input: path('main/index.ts'),
        // Function and class names stay: a stack in a log is read by people.
        output: {
          format: 'es',
          entryFileNames: 'index.js',
          chunkFileNames: '[name].js',
          keepNames: true,
          minify: true,
        },
      },
    },
  },
  preload: {
    build: {
      outDir: path('out/preload'),
      emptyOutDir: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: path('preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    // Parts of the icons, the words of each language but the first, and what is not needed for the first picture of a page.
    plugins: [
      react(),
      mdiIcons(),
      packedChunks(/^(part-\d+|\w+-view|duration-field|copies-list|first-run|(?!en$)[a-z]{2}(-[A-Z]\w+)?)$/),
    ],
    server: {
      host: '127.0.0.1',
      // The page stands at app://inglenook in development too, so Vite's client cannot work out the address by itself.
      hmr: { protocol: 'ws', host: '127.0.0.1' },
    },
    build: {
      outDir: path('out/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      // The page's content security policy allows data: for pictures only.
      assetsInlineLimit: 0,
      // electron-vite leaves the page as it is: half as much again to read at each opening of the window.
      minify: true,
      // Names are left out here: with source maps at hand they say nothing new, and they are 160 kB of the package's 6 MB.
      rolldownOptions: { input: path('renderer/index.html') },
    },
  },
});
