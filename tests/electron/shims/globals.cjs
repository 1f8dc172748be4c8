/** What Electron 33 (Node 20, Chromium 130) lacks of the app's own Electron, but for modules. */
const { safeStorage } = require('electron');

URL.parse ??= (address, base) => (URL.canParse(address, base) ? new URL(address, base) : null);

// Of all threads and not of one: near enough where the number is only shown.
process.threadCpuUsage ??= (before) => process.cpuUsage(before);

safeStorage.isAsyncEncryptionAvailable ??= async () => safeStorage.isEncryptionAvailable();
safeStorage.encryptStringAsync ??= async (text) => safeStorage.encryptString(text);
safeStorage.decryptStringAsync ??= async (encrypted) => ({
  shouldReEncrypt: false,
  result: safeStorage.decryptString(encrypted),
});
