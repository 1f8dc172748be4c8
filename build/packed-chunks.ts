/**
 * Vite plugin: stores chunks that are large and not needed at once (icons, views, the words of other languages) as `NAME.js.br`, which
 * the page's protocol unpacks when they are asked for: a third of their size.
 */
import { brotliCompressSync, constants } from 'node:zlib';

interface Chunk {
  readonly type: 'chunk' | 'asset';
  readonly name?: string | undefined;
  readonly code?: string;
}

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string;
}

interface PackingPlugin {
  readonly name: string;
  readonly apply: 'build';
  generateBundle: {
    readonly order: 'post';
    handler(this: Emitter, options: unknown, bundle: Record<string, Chunk>): void;
  };
}

/** Packs the chunks whose name matches. */
export function packedChunks(names: RegExp): PackingPlugin {
  return {
    name: 'inglenook-packed-chunks',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, { type, name, code }] of Object.entries(bundle)) {
          if (type !== 'chunk' || code === undefined || !names.test(name ?? '')) continue;
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: pack(code) });
          delete bundle[fileName];
        }
      },
    },
  };
}

function pack(code: string): Uint8Array {
  const text = Buffer.from(code, 'utf8');
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return brotliCompressSync(text, { params });
}
