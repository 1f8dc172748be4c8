/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} ist da. Ungefragt wird nichts heruntergeladen.',
  versionIsBeingDownloaded: '{version} wird heruntergeladen.',
  versionIsDownloadedAndVerifiedIt:
    '{version} ist heruntergeladen und geprüft. Sie startet mit dem Neustart von Inglenook hier.',
  versionIsDownloadedAndVerifiedWaits: '{version} ist heruntergeladen und geprüft. {waits}',
  looking: 'Wird gesucht …',
  notLookedForYet: 'Noch nicht gesucht.',
  thisIsTheNewestOneAs: 'Das ist die neueste, Stand {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook läuft aus seinen Quellen: Neue Versionen kommen mit ihnen.',
  packageManager: 'Dieses Paket hält die Paketverwaltung des Systems aktuell.',
  folder:
    'Inglenook läuft aus einem entpackten Ordner, den es nicht ersetzt: Die neue Version an seiner Stelle entpacken.',
  noAddress:
    'Diesem Build wurde nicht gesagt, wo neue Versionen erscheinen. Ist die Adresse bekannt, kann sie hier eingetragen werden.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'Die Adresse antwortete nicht.',
  notFound: 'Unter der Adresse gibt es keine Version für dieses System.',
  unreadable: 'Was die Adresse über ihre Version sagt, ist nicht verständlich.',
  tampered: 'Was ankam, ist nicht das Veröffentlichte und wurde weggeworfen.',
  insecure: 'Sie führt von https weg.',
  readOnly: 'Inglenook darf dort, wo es installiert ist, nicht schreiben.',
  full: 'Auf dem Datenträger ist nicht genug Platz.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Die Suche nach einer neuen Version ist gescheitert',
  download: 'Das Herunterladen der neuen Version ist gescheitert',
  install: 'Die Installation der neuen Version ist gescheitert',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Ein Alarm ist offen: Inglenook startet erst neu, wenn er vorbei ist.',
  task: 'Eine Aufgabe läuft: Inglenook startet erst neu, wenn sie beendet ist.',
} as const satisfies Like<typeof english.updateWaits>;
