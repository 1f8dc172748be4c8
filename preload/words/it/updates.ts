/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} è disponibile. Nulla viene scaricato senza il tuo consenso.',
  versionIsBeingDownloaded: 'Scaricamento di {version} in corso.',
  versionIsDownloadedAndVerifiedIt: '{version} è scaricata e verificata. Parte quando riavvii Inglenook qui.',
  versionIsDownloadedAndVerifiedWaits: '{version} è scaricata e verificata. {waits}',
  looking: 'Ricerca…',
  notLookedForYet: 'Non ancora cercata.',
  thisIsTheNewestOneAs: 'È la più recente, al {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook gira dai suoi sorgenti: le nuove versioni arrivano con quelli.',
  packageManager: 'Questo pacchetto è aggiornato dal gestore di pacchetti del sistema.',
  folder: 'Inglenook gira da una cartella estratta, che non sostituisce: estrai la nuova versione al suo posto.',
  noAddress: 'Nessuno ha detto a questa versione dove si pubblicano le nuove. Se conosci l’indirizzo, inseriscilo qui.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'l’indirizzo non ha risposto.',
  notFound: 'l’indirizzo non ha versioni per questo sistema.',
  unreadable: 'ciò che l’indirizzo dice della sua versione non è comprensibile.',
  tampered: 'ciò che è arrivato non è ciò che è stato pubblicato, ed è stato scartato.',
  insecure: 'porta fuori da https.',
  readOnly: 'Inglenook non può scrivere dov’è installato.',
  full: 'non c’è abbastanza spazio sul disco.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Impossibile cercare una nuova versione',
  download: 'Impossibile scaricare la nuova versione',
  install: 'Impossibile installare la nuova versione',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Un allarme è aperto: Inglenook non si riavvia prima che sia finito.',
  task: 'Un’attività è in corso: Inglenook non si riavvia prima che sia finita.',
} as const satisfies Like<typeof english.updateWaits>;
