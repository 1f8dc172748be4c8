/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} está disponible. No se descarga nada sin tu permiso.',
  versionIsBeingDownloaded: 'Se está descargando {version}.',
  versionIsDownloadedAndVerifiedIt: '{version} está descargada y verificada. Empieza cuando reinicies Inglenook aquí.',
  versionIsDownloadedAndVerifiedWaits: '{version} está descargada y verificada. {waits}',
  looking: 'Buscando…',
  notLookedForYet: 'Aún no se ha buscado.',
  thisIsTheNewestOneAs: 'Es la más reciente, a {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'Inglenook funciona desde su código fuente: las versiones nuevas vienen con él.',
  packageManager: 'El gestor de paquetes del sistema mantiene actualizado este paquete.',
  folder:
    'Inglenook funciona desde una carpeta descomprimida, que no sustituye: descomprime la nueva versión en su lugar.',
  noAddress: 'Nadie ha dicho a esta versión dónde se publican las nuevas. Si conoces la dirección, introdúcela aquí.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'la dirección no respondió.',
  notFound: 'la dirección no tiene versión para este sistema.',
  unreadable: 'no se entiende lo que la dirección dice de su versión.',
  tampered: 'lo que llegó no es lo que se publicó, y se ha desechado.',
  insecure: 'lleva fuera de https.',
  readOnly: 'Inglenook no puede escribir donde está instalado.',
  full: 'no hay suficiente espacio en el disco.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'No se pudo buscar una versión nueva',
  download: 'No se pudo descargar la versión nueva',
  install: 'No se pudo instalar la versión nueva',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Hay una alarma abierta: Inglenook no se reinicia hasta que termine.',
  task: 'Hay una tarea en ejecución: Inglenook no se reinicia hasta que termine.',
} as const satisfies Like<typeof english.updateWaits>;
