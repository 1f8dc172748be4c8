/** Loaded before the app (`-r`): what Electron 33 (Node 20, Chromium 130) lacks of the app's own Electron. */
const { safeStorage } = require('electron');
const { register } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

if (require('node:module').builtinModules.includes('sqlite') === false) {
  register(pathToFileURL(path.join(__dirname, 'hooks.mjs')));
}

URL.parse ??= (address, base) => (URL.canParse(address, base) ? new URL(address, base) : null);

safeStorage.isAsyncEncryptionAvailable ??= async () => safeStorage.isEncryptionAvailable();
safeStorage.encryptStringAsync ??= async (text) => safeStorage.encryptString(text);
safeStorage.decryptStringAsync ??= async (encrypted) => ({
  shouldReEncrypt: false,
  result: safeStorage.decryptString(encrypted),
});
