import type { Like } from '../catalogue.ts';
import type * as english from '../en/panel.ts';

export const panel = {
  allFine: 'Está tudo bem',
  stopped: 'O serviço em segundo plano está parado',
  offline: 'Sem conexão com nenhum broker',
  connecting: 'Conectando ao broker',
  setUp: 'Configurar',
  alerts: 'Alertas abertos',
  moreAlerts: 'Mais {count, number}',
  noFavourites: 'Torne um dispositivo favorito na página dele e ele aparece aqui.',
  pinned: 'Valores fixados',
  pinTitle: 'Fixe o que você mais olha',
  pin: 'Fixar {name}',
  moveHint: '{name}. Arrastar, ou Alt e uma seta, o move',
  nothingFound: 'Nada encontrado para “{query}”',
  pausedUntil: 'Notificações pausadas até {when}',
  pauseHour: 'Por 1 hora',
  pauseTomorrow: 'Até amanhã',
  unfold: 'Todos os controles de {name}',
} as const satisfies Like<typeof english.panel>;

export const panelKey = {
  label: 'Tecla que abre o painel',
  press: 'Pressione as teclas juntas, ou Esc para desistir',
  pressShort: 'Pressione…',
  choose: 'Escolher',
  change: 'Alterar',
  taken: 'Outro programa usa essa tecla. Escolha outra.',
  invalid: 'Essa tecla não pode ser usada.',
} as const satisfies Like<typeof english.panelKey>;
