/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automat.',
  setAsideForNow: 'Apartar por ahora',
  alarm: '¡Alarma!',
  lengthCriticalAlerts: '{length, plural, one {# alerta crítica} other {# alertas críticas}}',
  armOrDisarm: 'Armar o desarmar',
  wentOff: 'se disparó',
  theBackgroundServiceDoesNotAnswer: 'El servicio en segundo plano no responde',
  tryAgain: 'Reintentar',
  starting: 'Iniciando',
  skipToContent: 'Ir al contenido',
  theBackgroundServiceIsStoppedNothing: 'El servicio en segundo plano está detenido. No se recibe ni se ejecuta nada.',
  noBrokerIsSetUpSo: 'No hay ningún bróker configurado, así que aún no hay dispositivos.',
  connecting: 'Conectando…',
  connectingToName: 'Conectando con {name}…',
  notConnectedToNames: 'Sin conexión con {names}',
  inglenookKeepsTryingStatesBelowMay: 'Inglenook sigue intentándolo. Los estados de abajo pueden no estar al día.',
  brokerSettings: 'Ajustes de los brókeres',
  triggerTheAlarm: 'Disparar la alarma',
  smoke: 'Humo',
  waterLeak: 'Fuga de agua',
  jamTheDoorLock: 'Atascar la cerradura',
  openTheFrontDoor: 'Abrir la puerta de entrada',
  aDeviceGoesOffline: 'Desconectar un dispositivo',
  makeSomethingHappenInTheDemo: 'Haz que pase algo en la casa de demostración',
  demo: 'Demo',
  dismiss: 'Descartar',
  inglenookVersionIsReady: 'Inglenook {version} está listo. ',
  inglenookVersionIsThere: 'Inglenook {version} está disponible. ',
  languageIsLacking:
    'No se pudo cargar {language}, así que esta ventana está en inglés. Reinstalar Inglenook lo arregla.',
  restartWithIt: 'Reiniciar con ella',
  haveALook: 'Echar un vistazo',
  goingOnNow: 'En curso',
  searchEverything: 'Buscar en todo',
  ctrlK: 'Ctrl K',
  main: 'Navegación principal',
  open: 'abierta',
  silentMode: ' · modo silencioso',
  thisPageCannotBeShown: 'Esta página no se puede mostrar',
  somethingOnItIsNotAs:
    'Hay algo en ella que no es como se esperaba. El servicio en segundo plano continúa, igual que el resto de la ventana.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'Inglenook no se cerró bien la última vez. No se ha perdido nada de lo guardado.',
  'tray.noHost':
    'Este escritorio no muestra iconos en la bandeja. La extensión «AppIndicator and KStatusNotifierItem Support» los añade; hasta entonces, una ventana cerrada se minimiza',
  'settings.recovered':
    'No se pudieron leer los ajustes, así que Inglenook empezó con otros nuevos. Se conservó el archivo anterior',
  'settings.partly': 'Algunos ajustes no se entendieron y se han omitido',
  'settings.newer':
    'Los ajustes son de una versión más reciente de Inglenook: se aplica lo que esta entiende y no se puede cambiar nada. Actualiza la aplicación o restaura una copia de seguridad',
  'registry.recovered':
    'No se pudieron leer los nombres e identificadores de los dispositivos y se asignan de nuevo. Se conservó el archivo anterior',
  'secrets.recovered': 'No se pudieron leer las contraseñas; introdúcelas de nuevo. Se conservó el archivo anterior',
  'settings.readOnly': 'Los ajustes no se pueden guardar: lo que cambies se perderá al cerrar Inglenook',
  'history.unavailable': 'El historial no se puede guardar y solo se mantiene en memoria',
  'database.recovered': 'No se pudo leer el historial y se empezó de nuevo. Se conservó el archivo anterior',
  'secrets.wrongPassphrase': 'La frase de contraseña indicada no abre las contraseñas. Siguen como estaban.',
  'secrets.passphraseFile': 'No se pudo leer el archivo con la frase de contraseña',
  'secrets.locked':
    'Las contraseñas están bloqueadas hasta que indiques su frase de contraseña (Ajustes, Acerca de y diagnóstico).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Sin bróker',
  connecting: 'Conectando…',
  online: 'Conectado',
  degraded: 'Conectado en parte',
  offline: 'Sin conexión',
  stopped: 'Servicio detenido',
} as const satisfies Like<typeof english.sidebarLinkWords>;
