import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Todo está bien',
  stopped: 'El servicio en segundo plano está detenido',
  offline: 'Sin conexión con ningún bróker',
  connecting: 'Conectando con el bróker',
  setUp: 'Configurar',
  alerts: 'Alertas abiertas',
  moreAlerts: '{count, number} más',
  noFavourites: 'Marca un dispositivo como favorito en su página y aparecerá aquí.',
  pinned: 'Valores fijados',
  pinTitle: 'Fija lo que más miras',
  pin: 'Fijar {name}',
  moveHint: '{name}. Arrastrar, o Alt y una flecha, lo mueve',
  nothingFound: 'Sin resultados para «{query}»',
  pausedUntil: 'Notificaciones en pausa hasta {when}',
  pauseHour: 'Durante 1 hora',
  pauseTomorrow: 'Hasta mañana',
  unfold: 'Todos los controles de {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Tecla que abre el panel',
  press: 'Pulsa las teclas a la vez, o Esc para dejarlo',
  pressShort: 'Pulsa teclas…',
  choose: 'Elegir',
  change: 'Cambiar',
  taken: 'Otro programa usa esa tecla. Elige otra.',
  invalid: 'Esa tecla no se puede usar.',
} as const satisfies Like<typeof english.panelKey>;
