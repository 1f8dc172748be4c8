/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Busca un dispositivo, habitación, tarea, ajuste… o «encender…»',
  results: 'Resultados',
  found: '{count, plural, one {# resultado} other {# resultados}}',
  page: 'Página',
  roomOf: 'Habitación · {count, plural, one {# dispositivo} other {# dispositivos}}',
  taskOf: 'Tarea · {schedule}',
  automation: 'Automatización',
  alertOf: 'Alerta · {state}',
  away: 'sin conexión no disponible',
  run: 'Ejecutar {name}',
  act: '{verb} {name}',
  setTo: 'Poner {name} en {option}',
  verbs:
    'encender apagar alternar abrir cerrar parar detener bloquear desbloquear pulsar iniciar pausar volver base instalar desarmar armar activar ejecutar seleccionar elegir poner ajustar',
  patternInvalid: 'No es una expresión regular válida.',
  patternCostly: 'Esta expresión regular podría tardar mucho: quita grupos repetidos y algunos * y +.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'General',
  brokers: 'Brókeres',
  discovery: 'Descubrimiento',
  notifications: 'Notificaciones',
  http: 'Programas (HTTP)',
  agents: 'Agentes',
  history: 'Historial',
  backup: 'Exportar e importar',
  about: 'Acerca de y diagnóstico',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'tema oscuro claro inicio sesión idioma unidades temperatura ubicación zona horaria servicio detener reiniciar modo silencioso',
  brokers: 'mqtt conexión contraseña tls certificado integrado servidor puerto usuario credenciales broker',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled manual entidad rechazada',
  notifications: 'alertas sonido horas de silencio pausa silenciar',
  http: 'api rest token curl eventos prometheus métricas openapi puerto tls certificado webhook',
  agents: 'mcp model context protocol asistente ia permitir',
  history: 'base de datos registro días conservar',
  backup: 'copia de seguridad restaurar archivo json',
  about: 'versión actualización nueva diagnóstico carpeta de datos registro bandeja inicio automático',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'enciende encender encendida encendidas encendido prende prender',
  verbOff: 'apaga apagar apagada apagadas apagado',
  verbOpen: 'abre abrir abierta sube subir levanta',
  verbClose: 'cierra cerrar cerrada baja bajar',
  verbStop: 'para parar detén detener stop',
  verbLock: 'bloquea bloquear',
  verbUnlock: 'desbloquea desbloquear',
  lights: 'luz luces lámpara lámparas iluminación',
  covers: 'persiana persianas cortina cortinas toldo estor estores',
  locks: 'cerradura cerraduras',
  heating: 'calefacción termostato termostatos radiador radiadores',
  fans: 'ventilador ventiladores',
  plugs: 'enchufe enchufes',
  all: 'todo todos toda todas',
  filler: 'el la los las un una de del al a en y por favor pon poner ajusta ajustar grados grado escena',
  percent: 'porciento',
  does: '{what}: {names}',
  adjust: 'Alt y una flecha cambian el valor',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Teclas y frases',
  helpTry:
    'Por ejemplo «apaga las luces», «salón 40 %», «radiador 22», «cierra todas las persianas», o el nombre de una escena.',
  keyPalette: 'Buscar y decir qué hay que hacer',
  keySettings: 'Ajustes',
  keyViews: 'Las páginas, en su orden',
  keyArrows: 'De tarjeta en tarjeta, y por las listas',
  keyAdjust: 'Cambiar el valor de lo elegido en la búsqueda',
  keyHelp: 'Esta lista',
  keyClose: 'Cerrar lo que está abierto',
} as const satisfies Like<typeof english.remote>;
