/** Loaded into real Electron before the app (`-r`): an error that nobody expects, whenever the test sends the signal. */
process.on('SIGUSR2', () => {
  throw new Error('nobody expected this');
});
