/** Health, and what the app costs. */
export const health = {
  doNotDisturb: 'Do not disturb',
  trayIcon: 'Tray icon',
  startAtLogin: 'Start at login',
  itRuns: 'It runs.',
  power: 'Power',
  lastSleeps: 'Last sleeps',
  quickToReact: 'Quick to react',
  theLastOneCouldNotBe:
    'The last one could not be shown. Allow notifications for Inglenook in the system’s settings; alerts are kept in the inbox.',
  nothingOnThisSystemShowsThem:
    'Nothing on this system shows them. Install a notification service, such as dunst; alerts are kept in the inbox.',
  notKnownUntilOneWasShown: 'Not known until one was shown: try it.',
  theSystemShowsThem: 'The system shows them.',
  theSystemHoldsNotificationsBack: 'The system holds notifications back, critical ones perhaps too.',
  offNotificationsComeThrough: 'Off: notifications come through.',
  theSystemDoesNotTellWhether: 'The system does not tell whether it holds notifications back.',
  theSystemShowsIt: 'The system shows it.',
  theSystemRefusedItWithoutIt: 'The system refused it. Without it, opening Inglenook again brings the window back.',
  thisDesktopShowsNoTrayIcons:
    'This desktop shows no tray icons; an extension adds them. Without it, opening Inglenook again brings the window back.',
  cannotBeSetUpFromHere: 'Cannot be set up from here. Add Inglenook to the programs that your session starts.',
  inglenookStartsWithYourSession: 'Inglenook starts with your session.',
  itStartsWithYourSessionUnlike: 'It starts with your session, unlike the setting.',
  switchedOffInTheSystemsOwn: 'Switched off in the system’s own list of apps that start at login.',
  theEntryStartsAnotherCopyOf: 'The entry starts another copy of Inglenook, or one that has moved.',
  offAsChosenNothingRunsUntil: 'Off, as chosen: nothing runs until you open Inglenook.',
  missingNothingRunsUntilYouOpen: 'Missing: nothing runs until you open Inglenook.',
  itStaysClosedBecauseItsPassword:
    'It stays closed, because its password is gone. Enter a password again in Settings, under Brokers.',
  itStaysClosedBecauseItsPassword2:
    'It stays closed, because its password cannot be read. Unlock the keyring and start again, or enter a password again.',
  itCouldNotBeStartedProblem: 'It could not be started ({problem}).',
  onBatteryChargeTasksThatWant: 'On battery{charge}. Tasks that want mains power wait.',
  onMainsPowerChargeNoTask: 'On mains power{charge}. No task waits for it.',
  noneSinceInglenookStartedTasksThat: 'None since Inglenook started. Tasks that were missed are caught up after one.',
  spansTasksThatWereMissedAre: '{spans}. Tasks that were missed are caught up.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook was always ready within seconds.',
  stoodStillForLongAtBusy:
    'Stood still for {long} ({at}), busy with: {ran}. Alerts and commands waited. The log says more.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Fix',
  protectionInstallOrUnlockAKeyring:
    '{protection}. A passphrase encrypts them (below), or a keyring such as GNOME Keyring or KWallet after a new start.',
  namesAreThere: 'Everything that automations name is there.',
  namesAreMissing: 'These name something that is not there now: {list}. They cannot work until it is back.',
} as const;

export const healthFixes = {
  'autostart.enable': 'Start at login',
  'autostart.disable': 'Do not start at login',
  'notifications.test': 'Test',
  'doNotDisturb.end.dunst': 'Let them through',
  'doNotDisturb.end.gnome': 'Let them through',
  'open.notificationSettings': 'System settings',
  'open.focusSettings': 'System settings',
  'open.powerSettings': 'System settings',
  'open.startupSettings': 'System settings',
  'open.trayExtension': 'Get the extension',
  'app.relaunch': 'Start again',
} as const;

export const healthProtections = {
  keyring: 'Encrypted with the system keyring',
  file: 'Not encrypted: in a file that only you can read',
  plain: 'Not encrypted: the system has no keyring',
  memory: 'Only until Inglenook ends',
  locked: 'Locked: the system keyring is not unlocked, or their passphrase was not given',
  passphrase: 'Encrypted with a passphrase',
} as const;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, such as GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Keychain',
  dpapi: 'Windows data protection',
} as const;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} in the last {runningMs}',
  costInRunningMs: '{cost} in {runningMs}',
} as const;

export const costNames = {
  main: 'Service',
  window: 'Window',
  graphics: 'Graphics',
  helper: 'Helper',
} as const;
