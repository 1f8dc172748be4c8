/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'No molestar',
  trayIcon: 'Icono de la bandeja',
  startAtLogin: 'Inicio con la sesión',
  itRuns: 'Funciona.',
  power: 'Alimentación',
  lastSleeps: 'Últimas suspensiones',
  quickToReact: 'Capacidad de reacción',
  theLastOneCouldNotBe:
    'La última no se pudo mostrar. Permite las notificaciones de Inglenook en los ajustes del sistema; las alertas quedan en la bandeja de entrada.',
  nothingOnThisSystemShowsThem:
    'Nada las muestra en este sistema. Instala un servicio de notificaciones, como dunst; las alertas quedan en la bandeja de entrada.',
  notKnownUntilOneWasShown: 'No se sabe hasta que se muestre una: pruébalo.',
  theSystemShowsThem: 'El sistema las muestra.',
  theSystemHoldsNotificationsBack: 'El sistema retiene las notificaciones, quizá también las críticas.',
  offNotificationsComeThrough: 'Desactivado: las notificaciones llegan.',
  theSystemDoesNotTellWhether: 'El sistema no dice si retiene las notificaciones.',
  theSystemShowsIt: 'El sistema lo muestra.',
  theSystemRefusedItWithoutIt: 'El sistema lo rechazó. Sin él, abrir Inglenook de nuevo trae la ventana de vuelta.',
  thisDesktopShowsNoTrayIcons:
    'Este escritorio no muestra iconos en la bandeja; una extensión los añade. Sin él, abrir Inglenook de nuevo trae la ventana de vuelta.',
  cannotBeSetUpFromHere: 'No se puede configurar desde aquí. Añade Inglenook a los programas que inicia tu sesión.',
  inglenookStartsWithYourSession: 'Inglenook se inicia con tu sesión.',
  itStartsWithYourSessionUnlike: 'Se inicia con tu sesión, al contrario que el ajuste.',
  switchedOffInTheSystemsOwn: 'Desactivado en la lista del sistema de aplicaciones que se inician con la sesión.',
  theEntryStartsAnotherCopyOf: 'La entrada inicia otra copia de Inglenook, o una que se ha movido.',
  offAsChosenNothingRunsUntil: 'Desactivado, como elegiste: nada funciona hasta que abras Inglenook.',
  missingNothingRunsUntilYouOpen: 'Falta: nada funciona hasta que abras Inglenook.',
  itStaysClosedBecauseItsPassword:
    'Sigue cerrado, porque se perdió su contraseña. Introduce de nuevo una en Ajustes, Brókeres.',
  itStaysClosedBecauseItsPassword2:
    'Sigue cerrado, porque no se puede leer su contraseña. Desbloquea el llavero y reinicia, o introduce de nuevo una contraseña.',
  itCouldNotBeStartedProblem: 'No se pudo iniciar ({problem}).',
  onBatteryChargeTasksThatWant: 'Con batería{charge}. Las tareas que quieren corriente esperan.',
  onMainsPowerChargeNoTask: 'Con corriente{charge}. Ninguna tarea la espera.',
  noneSinceInglenookStartedTasksThat:
    'Ninguna desde que se inició Inglenook. Las tareas perdidas se recuperan después.',
  spansTasksThatWereMissedAre: '{spans}. Las tareas perdidas se recuperan.',
  inglenookWasAlwaysReadyWithinSeconds: 'Inglenook siempre estuvo listo en segundos.',
  stoodStillForLongAtBusy:
    'Parado durante {long} ({at}), ocupado con: {ran}. Las alertas y órdenes esperaron. El registro dice más.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Arreglar',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Una frase de contraseña las cifra (abajo), o un llavero como GNOME Keyring o KWallet tras reiniciar.',
  namesAreThere: 'Está todo lo que nombran las automatizaciones.',
  namesAreMissing: 'Estas nombran algo que no está ahora: {list}. No pueden funcionar hasta que vuelva.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Iniciar con la sesión',
  'autostart.disable': 'No iniciar con la sesión',
  'notifications.test': 'Probar',
  'doNotDisturb.end.dunst': 'Dejarlas pasar',
  'doNotDisturb.end.gnome': 'Dejarlas pasar',
  'open.notificationSettings': 'Ajustes del sistema',
  'open.focusSettings': 'Ajustes del sistema',
  'open.powerSettings': 'Ajustes del sistema',
  'open.startupSettings': 'Ajustes del sistema',
  'open.trayExtension': 'Obtener la extensión',
  'app.relaunch': 'Reiniciar',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Cifradas con el llavero del sistema',
  file: 'Sin cifrar: en un archivo que solo tú puedes leer',
  plain: 'Sin cifrar: el sistema no tiene llavero',
  memory: 'Solo hasta que se cierre Inglenook',
  locked: 'Bloqueadas: el llavero del sistema no está desbloqueado, o no se indicó su frase de contraseña',
  passphrase: 'Cifradas con una frase de contraseña',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, como GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Llavero',
  dpapi: 'Protección de datos de Windows',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} en {runningMs}',
  costInRunningMs: '{cost} en {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Servicio',
  window: 'Ventana',
  graphics: 'Gráficos',
  helper: 'Auxiliar',
} as const satisfies Like<typeof english.costNames>;
