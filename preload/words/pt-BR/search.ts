/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Encontre um dispositivo, cômodo, tarefa, ajuste – ou “ligar …”',
  results: 'Resultados',
  found: '{count, plural, one {# resultado} other {# resultados}}',
  page: 'Página',
  roomOf: 'Cômodo · {count, plural, one {# dispositivo} other {# dispositivos}}',
  taskOf: 'Tarefa · {schedule}',
  automation: 'Automação',
  alertOf: 'Alerta · {state}',
  away: 'offline indisponível',
  run: 'Executar {name}',
  act: '{verb} {name}',
  setTo: 'Definir {name} como {option}',
  verbs:
    'ligar desligar acender apagar alternar abrir fechar parar trancar destrancar pressionar iniciar pausar voltar base instalar desarmar armar ativar executar selecionar escolher definir',
  patternInvalid: 'Não é uma expressão regular válida.',
  patternCostly: 'Esta expressão regular poderia demorar muito: tire grupos repetidos e alguns * e +.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Geral',
  brokers: 'Brokers',
  discovery: 'Descoberta',
  notifications: 'Notificações',
  http: 'Programas (HTTP)',
  agents: 'Agentes',
  history: 'Histórico',
  backup: 'Exportar e importar',
  about: 'Sobre e diagnóstico',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'tema escuro claro início sessão idioma unidades temperatura local fuso horário serviço parar reiniciar modo silencioso',
  brokers: 'mqtt conexão senha tls certificado integrado servidor porta usuário login',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled manual entidade rejeitada',
  notifications: 'alertas som horário de silêncio pausa silenciar',
  http: 'api rest token curl eventos prometheus métricas openapi porta tls certificado webhook',
  agents: 'mcp model context protocol assistente ia permitir',
  history: 'banco de dados gravador dias manter',
  backup: 'backup restaurar arquivo json',
  about: 'versão atualização nova diagnóstico pasta de dados log bandeja início automático',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'liga ligar ligue ligada ligado acende acender acenda acesa acesas',
  verbOff: 'desliga desligar desligue desligada apaga apagar apague apagada apagadas',
  verbOpen: 'abre abrir abra levanta levantar sobe subir',
  verbClose: 'fecha fechar feche abaixa abaixar desce descer',
  verbStop: 'para parar pare stop',
  verbLock: 'tranca trancar tranque',
  verbUnlock: 'destranca destrancar destranque',
  lights: 'luz luzes lâmpada lâmpadas luminária iluminação',
  covers: 'persiana persianas cortina cortinas toldo',
  locks: 'fechadura fechaduras',
  heating: 'aquecimento aquecedor aquecedores termostato termostatos',
  fans: 'ventilador ventiladores',
  plugs: 'tomada tomadas',
  all: 'tudo todo todos toda todas',
  filler:
    'o a os as um uma de do da dos das em no na nos nas ao à e por favor põe pôr coloca colocar ajusta ajustar define graus grau ativa cena',
  percent: 'porcento',
  does: '{what}: {names}',
  adjust: 'Alt e uma seta alteram o valor',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Teclas e frases',
  helpTry:
    'Por exemplo “apaga as luzes”, “sala 40%”, “aquecedor 22”, “fecha todas as persianas”, ou o nome de uma cena.',
  keyPalette: 'Pesquisar e dizer o que fazer',
  keySettings: 'Configurações',
  keyViews: 'As páginas, na ordem',
  keyArrows: 'De bloco em bloco, e pelas listas',
  keyAdjust: 'Alterar o valor do que está escolhido na pesquisa',
  keyHelp: 'Esta lista',
  keyClose: 'Fechar o que está aberto',
} as const satisfies Like<typeof english.remote>;
