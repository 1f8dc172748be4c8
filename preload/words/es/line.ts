/** What is said in a terminal: by the command line, and of the options with which the app is started. */
import type { Fits, Like } from '../catalogue.ts';
import type * as english from '../en/line.ts';

const texts = {
  nothingRuns: 'no hay nada en marcha con {folder}; inicia primero Inglenook o indica una carpeta con --data-dir',
  denied: '{folder} la usa otro usuario; solo él puede conectarse',
  unknown: 'nada se llama «{name}»; «inglenook list» muestra lo que hay',
  ambiguous: '«{name}» puede ser uno de estos:\n{lines}',
  unknownOf:
    'no hay {kind, select, scene {ninguna escena} alert {ninguna alerta abierta} other {ninguna tarea ni automatización}} «{name}»',
  cannot: '{id} no conoce «{what}»; conoce: {actions}',
  nothing: 'nada',
  confirmed: 'confirmado',
  unconfirmed: 'enviado, sin confirmar',
  failed: 'ha fallado',
  keyValue: '«{text}» debe ser clave=valor',
  since: '--since: «{text}» no es ni una hora ni algo como 30m, 24h, 7d',
  imported: 'importado',
  noChanges: 'no cambiaría nada',
  ended: 'la aplicación ha terminado',
  kept: 'guardado en {file}',
  minutes: '«{text}» no es un número de minutos',
  notEmpty: 'no debe estar vacío',
  unavailable: 'no disponible',
} as const satisfies Like<(typeof english.line)['line']>;

const help = {
  about: 'Pregunta al Inglenook que está en marcha.',
  after:
    '\nLos nombres son como se dicen: "luz pasillo", pasillo/techo, "luces cocina", o un identificador.\nEstado de salida: 0 hecho y confirmado, 1 rechazado o fallido, 2 uso incorrecto, 3 nada en marcha, 4 sin confirmar.',
  usage: 'Uso:',
  arguments: 'Argumentos:',
  options: 'Opciones:',
  commands: 'Órdenes:',
  help: 'muestra esta ayuda',
  dataDir: 'la carpeta de la aplicación a la que se refiere',
  demo: 'la aplicación con la casa de demostración',
  json: 'responder en JSON',
  status: 'cómo está todo',
  list: 'lo que hay',
  listWhat: 'qué tipo',
  get: 'el estado de una entidad',
  set: 'fija un valor o ejecuta una acción',
  toggle: 'enciende lo apagado y apaga lo encendido',
  press: 'pulsa un botón',
  scene: 'activa una escena',
  watch: 'los cambios según llegan, hasta Ctrl+C',
  history: 'estados anteriores de una entidad',
  historySince: 'una hora, o hace 30m, 24h, 7d',
  historyCsv: 'como valores separados por comas',
  run: 'ejecuta una tarea o una automatización',
  alerts: 'alertas abiertas',
  ack: 'reconoce una alerta, o todas',
  snooze: 'pospone una alerta',
  soLong: 'durante este tiempo',
  notify: 'muestra una notificación',
  pause: 'pausa las notificaciones; 0 termina la pausa',
  publish: 'publica un mensaje MQTT',
  publishRetain: 'el bróker lo guarda',
  publishBroker: 'en este bróker',
  backup: 'copia los ajustes a la carpeta de copias',
  export: 'los ajustes como JSON, sin contraseñas',
  import: 'toma los ajustes de un archivo (- para stdin)',
  importPreview: 'solo dice qué cambiaría',
  panel: 'abre el panel',
  open: 'abre la ventana',
  openPage: 'home, alerts, tasks, automations, settings, room/NOMBRE, device/ID',
  start: 'reanuda el trabajo',
  stop: 'detiene el trabajo; la aplicación sigue',
  restart: 'detiene e inicia',
  quit: 'cierra la aplicación',
  mcp: 'permite a agentes ver la casa y hacer lo que permitas (Model Context Protocol por stdio)',
  completion: 'autocompletado para una shell, para cargar con source',
} as const satisfies Like<(typeof english.line)['lineHelp']>;

const options = {
  bad: 'opciones incorrectas',
  level: '--log-level: debe ser uno de {levels}',
  clock: '--virtual-clock: debe ser una hora en ISO 8601',
  prefix: '--discovery-prefix: debe ser un tema sin comodines',
  dataDir: '--data-dir: no debe estar vacío',
  moreFiles: '--broker-password-file: hay más archivos que brókeres',
  noFile: '--broker-password-file: no debe estar vacío',
  unreadable: '--broker-password-file: no se puede leer {file} ({why})',
  broker: '--broker: {why}',
  noUrl: 'no es una URL de bróker',
  seen: '--broker: otros usuarios de este equipo pueden leer una contraseña en la dirección; usa --broker-password-file o {variable}',
  usage: `Uso: npm run -s headless -- [opciones]
  --broker URL          mqtt://, mqtts://, ws:// o wss://, se admite user@; se puede repetir; solo para esta ejecución
  --broker-password-file ARCHIVO
                        contiene la contraseña de ese --broker; el segundo es del segundo bróker, y así sucesivamente.
                        O en el entorno: INGLENOOK_SECRET_BROKER_CLI_PASSWORD (del segundo bróker: CLI_2).
                        En la dirección (user:password@) otros pueden leerla en este equipo
  --demo                una casa simulada en un bróker propio
  --data-dir CARPETA    donde están los ajustes, la base de datos y el registro
  --discovery-prefix P  por defecto: homeassistant
  --json                JSON-RPC 2.0 por stdin y stdout, un mensaje por línea
  --virtual-clock T     el tiempo se detiene en T (ISO 8601) y solo avanza con clock.advance
  --log-level L         trace, debug, info, warn o error
`,
} as const satisfies Like<(typeof english.line)['options']>;

const translated = { line: texts, lineHelp: help, options } as const;

export const line: Fits<typeof english.line, typeof translated> = translated;
