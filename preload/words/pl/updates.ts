/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: 'Jest wersja {version}. Bez twojej zgody nic nie jest pobierane.',
  versionIsBeingDownloaded: 'Pobieranie wersji {version}.',
  versionIsDownloadedAndVerifiedIt:
    'Wersja {version} jest pobrana i sprawdzona. Zacznie działać, gdy uruchomisz tu Inglenook ponownie.',
  versionIsDownloadedAndVerifiedWaits: 'Wersja {version} jest pobrana i sprawdzona. {waits}',
  looking: 'Szukanie…',
  notLookedForYet: 'Jeszcze nie szukano.',
  thisIsTheNewestOneAs: 'To najnowsza wersja; sprawdzono: {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook działa ze źródeł: nowe wersje przychodzą razem z nimi.',
  packageManager: 'Ten pakiet aktualizuje menedżer pakietów systemu.',
  folder: 'Inglenook działa z rozpakowanego folderu, którego nie zastępuje: rozpakuj nową wersję w jego miejscu.',
  noAddress: 'Ta kompilacja nie wie, gdzie są publikowane nowe wersje. Jeśli znasz adres, wpisz go tutaj.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'adres nie odpowiedział.',
  notFound: 'pod adresem nie ma wydania dla tego systemu.',
  unreadable: 'nie da się zrozumieć, co adres podaje o swoim wydaniu.',
  tampered: 'to, co nadeszło, nie jest tym, co opublikowano, i zostało odrzucone.',
  insecure: 'adres prowadzi poza https.',
  readOnly: 'Inglenook nie może zapisywać tam, gdzie jest zainstalowany.',
  full: 'na dysku jest za mało miejsca.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Nie udało się poszukać nowej wersji',
  download: 'Nie udało się pobrać nowej wersji',
  install: 'Nie udało się zainstalować nowej wersji',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Trwa alarm: Inglenook nie uruchomi się ponownie, dopóki się nie skończy.',
  task: 'Trwa zadanie: Inglenook nie uruchomi się ponownie, dopóki się nie zakończy.',
} as const satisfies Like<typeof english.updateWaits>;
