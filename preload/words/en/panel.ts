/** The panel at the tray, and the key that opens it. */
export const panel = {
  allFine: 'Everything is fine',
  stopped: 'The background service is stopped',
  offline: 'Not connected to any broker',
  connecting: 'Connecting to the broker',
  setUp: 'Set up',
  alerts: 'Open alerts',
  moreAlerts: '{count, number} more',
  noFavourites: 'Make a device a favourite on its page, and it stands here.',
  pinned: 'Pinned readings',
  pinTitle: 'Pin what you look at most',
  pin: 'Pin {name}',
  moveHint: '{name}. Drag, or Alt and an arrow key, moves it',
  nothingFound: 'Nothing found for “{query}”',
  pausedUntil: 'Notifications paused until {when}',
  pauseHour: 'For 1 hour',
  pauseTomorrow: 'Until tomorrow',
  unfold: 'All controls of {name}',
} as const;

export const panelKey = {
  label: 'Key that opens the panel',
  press: 'Press the keys together, or Esc to leave it',
  pressShort: 'Press keys…',
  choose: 'Choose',
  change: 'Change',
  taken: 'Another program holds that key. Choose another one.',
  invalid: 'That key cannot be used.',
} as const;
