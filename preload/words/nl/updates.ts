/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} is er. Er wordt niets gedownload voordat jij het zegt.',
  versionIsBeingDownloaded: '{version} wordt gedownload.',
  versionIsDownloadedAndVerifiedIt:
    '{version} is gedownload en gecontroleerd. De versie start als je Inglenook hier herstart.',
  versionIsDownloadedAndVerifiedWaits: '{version} is gedownload en gecontroleerd. {waits}',
  looking: 'Zoeken…',
  notLookedForYet: 'Nog niet gezocht.',
  thisIsTheNewestOneAs: 'Dit is de nieuwste, volgens de controle van {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook draait vanuit de broncode: nieuwe versies komen daarmee.',
  packageManager: 'Dit pakket wordt bijgewerkt door het pakketbeheer van het systeem.',
  folder:
    'Inglenook draait vanuit een uitgepakte map, die het niet vervangt: pak de nieuwe versie op dezelfde plaats uit.',
  noAddress:
    'Niemand heeft deze build verteld waar nieuwe versies verschijnen. Ken je het adres, voer het dan hier in.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'het adres antwoordde niet.',
  notFound: 'op het adres is geen versie voor dit systeem.',
  unreadable: 'wat het adres over de versie zegt, is niet te begrijpen.',
  tampered: 'wat aankwam, is niet wat is gepubliceerd, en is weggegooid.',
  insecure: 'het leidt weg van https.',
  readOnly: 'Inglenook mag niet schrijven waar het is geïnstalleerd.',
  full: 'er is niet genoeg ruimte op de schijf.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Kon niet naar een nieuwe versie zoeken',
  download: 'Kon de nieuwe versie niet downloaden',
  install: 'Kon de nieuwe versie niet installeren',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Er is een alarm open: Inglenook herstart pas als het voorbij is.',
  task: 'Er is een taak bezig: Inglenook herstart pas als die is afgelopen.',
} as const satisfies Like<typeof english.updateWaits>;
