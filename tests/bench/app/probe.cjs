/**
 * Loaded into Electron before the app (`-r`), the same for each that is measured: says when a window can be used, which is
 * when it is shown and its page has drawn what INGLENOOK_BENCH_SELECTOR selects; closes the windows on SIGUSR2.
 */
const { app, BrowserWindow } = require('electron');

const everyMs = 20;
const selector = JSON.stringify(process.env.INGLENOOK_BENCH_SELECTOR ?? 'body');
// Resolves with the frame after the one in which it is there.
const isDrawn = `document.querySelector(${selector}) !== null && new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`;

function say(what) {
  process.stdout.write(`bench:${what}\n`);
}

app.on('browser-window-created', (_event, window) => {
  const look = async () => {
    if (window.isDestroyed()) return;
    const drawn = window.isVisible() && (await window.webContents.executeJavaScript(isDrawn).catch(() => false));
    if (drawn) say('usable');
    else setTimeout(look, everyMs);
  };
  window.webContents.once('dom-ready', look);
});
process.on('SIGUSR2', () => {
  for (const window of BrowserWindow.getAllWindows()) window.close();
});
