/** What the palette and the search of the panel find, and by which words. */
export const search = {
  placeholder: 'Find a device, room, task, setting – or “turn on …”',
  results: 'Results',
  found: '{count, plural, one {# result} other {# results}}',
  page: 'Page',
  roomOf: 'Room · {count, plural, one {# device} other {# devices}}',
  taskOf: 'Task · {schedule}',
  automation: 'Automation',
  alertOf: 'Alert · {state}',
  away: 'offline unavailable',
  run: 'Run {name}',
  act: '{verb} {name}',
  setTo: 'Set {name} to {option}',
  verbs:
    'turn switch open close stop lock unlock press start pause return dock install disarm arm activate run select set',
  patternInvalid: 'This is no valid regular expression.',
  patternCostly: 'This regular expression could take very long: leave out repeated groups and some of the * and +.',
} as const;

export const settingsPages = {
  general: 'General',
  brokers: 'Brokers',
  discovery: 'Discovery',
  notifications: 'Notifications',
  http: 'Programs (HTTP)',
  agents: 'Agents',
  history: 'History',
  backup: 'Export and import',
  about: 'About and health',
} as const;

export const settingsPageWords = {
  general:
    'theme dark light start at login language units temperature place time zone service stop restart silent mode',
  brokers: 'mqtt connection password tls certificate built-in host port user login',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled manual entity rejected',
  notifications: 'alerts sound quiet hours pause mute',
  http: 'api rest token curl events prometheus metrics openapi port tls certificate webhook',
  agents: 'mcp model context protocol assistant ai allow',
  history: 'database recorder days keep',
  backup: 'backup restore file json',
  about: 'version update new release health data folder log tray autostart',
} as const;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'on enable',
  verbOff: 'off disable',
  verbOpen: 'open up raise',
  verbClose: 'close shut down lower',
  verbStop: 'stop halt',
  verbLock: 'lock',
  verbUnlock: 'unlock',
  lights: 'light lights lamp lamps',
  covers: 'blind blinds shutter shutters curtain curtains cover covers awning',
  locks: 'locks',
  heating: 'heating thermostat thermostats radiator radiators heater heaters',
  fans: 'fan fans',
  plugs: 'plug plugs socket sockets outlet outlets',
  all: 'all every everything',
  filler: 'the in at of to a an please turn switch set make put my and degrees degree activate scene',
  percent: 'percent',
  does: '{what}: {names}',
  adjust: 'Alt and an arrow key change it',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Keys and sentences',
  helpTry: 'Try “lights off”, “living room 40 %”, “radiator 22”, “close all blinds”, or the name of a scene.',
  keyPalette: 'Search and say what is to be done',
  keySettings: 'Settings',
  keyViews: 'The pages, in their order',
  keyArrows: 'From tile to tile, and through lists',
  keyAdjust: 'Change the value of what is chosen in the search',
  keyHelp: 'This list',
  keyClose: 'Close what is open',
} as const;
