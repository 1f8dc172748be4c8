/** Module hooks: `node:sqlite` is the shim beside this file. */
const shim = new URL('sqlite.mjs', import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === 'node:sqlite' ? { url: shim, format: 'module', shortCircuit: true } : next(specifier, context);
}
