/** Newer versions of the app. */
export const updates = {
  versionIsThereNothingIsDownloaded: '{version} is there. Nothing is downloaded before you say so.',
  versionIsBeingDownloaded: '{version} is being downloaded.',
  versionIsDownloadedAndVerifiedIt: '{version} is downloaded and verified. It starts when you restart Inglenook here.',
  versionIsDownloadedAndVerifiedWaits: '{version} is downloaded and verified. {waits}',
  looking: 'Looking…',
  notLookedForYet: 'Not looked for yet.',
  thisIsTheNewestOneAs: 'This is the newest one, as of {checkedAt}.',
} as const;

export const updateOff = {
  unpackaged: 'Inglenook runs from its sources: new versions come with them.',
  packageManager: 'This package is kept up to date by the system’s package manager.',
  folder: 'Inglenook runs from an unpacked folder, which it does not replace: unpack the new version in its place.',
  noAddress: 'Nobody told this build where new versions are published. If you know the address, enter it here.',
} as const;

export const updateFailures = {
  network: 'the address did not answer.',
  notFound: 'the address has no release for this system.',
  unreadable: 'what the address says of its release cannot be understood.',
  tampered: 'what came is not what was published, and was thrown away.',
  insecure: 'it leads away from https.',
  readOnly: 'Inglenook may not write where it is installed.',
  full: 'there is not enough room on the disk.',
} as const;

export const updateTried = {
  check: 'Could not look for a new version',
  download: 'Could not download the new version',
  install: 'Could not install the new version',
} as const;

export const updateWaits = {
  alarm: 'An alarm is open: Inglenook is not restarted before it is over.',
  task: 'A task is running: Inglenook is not restarted before it has ended.',
} as const;
