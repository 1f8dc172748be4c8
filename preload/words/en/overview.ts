/** The overview pages: what there is of one kind in the whole home. */
export const overviewPages = {
  activity: 'Activity',
  security: 'Security',
  climate: 'Climate',
  energy: 'Energy',
  cameras: 'Cameras',
  batteries: 'Batteries',
  devices: 'Devices',
} as const;

export const overviewColumns = {
  name: 'Device',
  room: 'Room',
  lastSeen: 'Last change',
  signal: 'Signal',
  battery: 'Battery',
  version: 'Version',
  source: 'Comes from',
} as const;

export const activityKinds = {
  states: 'States',
  alerts: 'Alerts',
  tasks: 'Tasks',
  automations: 'Automations',
  agents: 'Agents',
  connections: 'Connections',
} as const;

export const overview = {
  nothing: 'Nothing of the kind in this home',
  openPage: 'Show all of it',
  percent: '{level} %',
  showMore: 'Show more',
  filter: 'Search the devices',
  devicesShown: '{shown, number} of {all, number}',
  outlookDays: '{count, plural, one {about # day left} other {about # days left}}',
  outlookFar: 'more than a year left',
  outlookSteady: 'does not fall',
  outlookUnknown: 'too little known yet',
  alarm: 'Alarm',
  locks: 'Locks',
  doors: 'Doors and gates',
  windows: 'Windows and others',
  nothingOpen: 'Everything is closed and locked.',
  openNow: 'Still open: {names}. Arm only when that is meant.',
  openAndMore: 'Still open: {names} and {count, number} more. Arm only when that is meant.',
  heating: 'Heating and cooling',
  humidity: 'Humidity',
  now: 'Now',
  today: 'Today',
  todayValue: 'today {value}',
  used: 'Energy used',
  byHour: 'Today by the hour',
  byDay: '30 days',
  perDevice: 'By device',
  show: 'Show',
  everything: 'Everything',
  quietDay: 'Nothing happened in the last 24 hours',
  running: 'Running',
  triggered: 'Triggered',
} as const;
