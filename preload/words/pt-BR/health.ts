/** Health, and what the app costs. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/health.ts';

export const health = {
  doNotDisturb: 'Não perturbe',
  trayIcon: 'Ícone da bandeja',
  startAtLogin: 'Início com a sessão',
  itRuns: 'Está funcionando.',
  power: 'Energia',
  lastSleeps: 'Últimas suspensões',
  quickToReact: 'Rapidez de reação',
  theLastOneCouldNotBe:
    'A última não pôde ser mostrada. Permita as notificações do Inglenook nas configurações do sistema; os alertas ficam na caixa de entrada.',
  nothingOnThisSystemShowsThem:
    'Nada neste sistema as mostra. Instale um serviço de notificações, como o dunst; os alertas ficam na caixa de entrada.',
  notKnownUntilOneWasShown: 'Só se sabe depois que uma for mostrada: experimente.',
  theSystemShowsThem: 'O sistema as mostra.',
  theSystemHoldsNotificationsBack: 'O sistema retém as notificações, talvez também as críticas.',
  offNotificationsComeThrough: 'Desativado: as notificações chegam.',
  theSystemDoesNotTellWhether: 'O sistema não diz se retém as notificações.',
  theSystemShowsIt: 'O sistema o mostra.',
  theSystemRefusedItWithoutIt: 'O sistema o recusou. Sem ele, abrir o Inglenook de novo traz a janela de volta.',
  thisDesktopShowsNoTrayIcons:
    'Esta área de trabalho não mostra ícones na bandeja; uma extensão os adiciona. Sem ele, abrir o Inglenook de novo traz a janela de volta.',
  cannotBeSetUpFromHere: 'Não pode ser configurado daqui. Adicione o Inglenook aos programas que sua sessão inicia.',
  inglenookStartsWithYourSession: 'O Inglenook inicia com a sua sessão.',
  itStartsWithYourSessionUnlike: 'Ele inicia com a sua sessão, ao contrário da configuração.',
  switchedOffInTheSystemsOwn: 'Desativado na lista do sistema de aplicativos que iniciam com a sessão.',
  theEntryStartsAnotherCopyOf: 'A entrada inicia outra cópia do Inglenook, ou uma que foi movida.',
  offAsChosenNothingRunsUntil: 'Desativado, como escolhido: nada funciona até você abrir o Inglenook.',
  missingNothingRunsUntilYouOpen: 'Ausente: nada funciona até você abrir o Inglenook.',
  itStaysClosedBecauseItsPassword:
    'Continua fechado, porque a senha se perdeu. Digite uma de novo em Configurações, Brokers.',
  itStaysClosedBecauseItsPassword2:
    'Continua fechado, porque a senha não pode ser lida. Desbloqueie o chaveiro e reinicie, ou digite uma senha de novo.',
  itCouldNotBeStartedProblem: 'Não foi possível iniciá-lo ({problem}).',
  onBatteryChargeTasksThatWant: 'Na bateria{charge}. Tarefas que querem a tomada esperam.',
  onMainsPowerChargeNoTask: 'Na tomada{charge}. Nenhuma tarefa espera por isso.',
  noneSinceInglenookStartedTasksThat: 'Nenhuma desde que o Inglenook iniciou. Tarefas perdidas são recuperadas depois.',
  spansTasksThatWereMissedAre: '{spans}. Tarefas perdidas são recuperadas.',
  inglenookWasAlwaysReadyWithinSeconds: 'O Inglenook sempre ficou pronto em segundos.',
  stoodStillForLongAtBusy:
    'Parado por {long} ({at}), ocupado com: {ran}. Alertas e comandos esperaram. O log diz mais.',
  charge: ', {level}',
  keptIn: '{protection} ({keyring})',
  fix: 'Corrigir',
  protectionInstallOrUnlockAKeyring:
    '{protection}. Uma frase secreta as criptografa (abaixo), ou um chaveiro como GNOME Keyring ou KWallet após reiniciar.',
  namesAreThere: 'Tudo o que as automações citam está aqui.',
  namesAreMissing: 'Estas citam algo que não está aqui agora: {list}. Não podem funcionar até que volte.',
} as const satisfies Like<typeof english.health>;

export const healthFixes = {
  'autostart.enable': 'Iniciar com a sessão',
  'autostart.disable': 'Não iniciar com a sessão',
  'notifications.test': 'Testar',
  'doNotDisturb.end.dunst': 'Deixar passar',
  'doNotDisturb.end.gnome': 'Deixar passar',
  'open.notificationSettings': 'Configurações do sistema',
  'open.focusSettings': 'Configurações do sistema',
  'open.powerSettings': 'Configurações do sistema',
  'open.startupSettings': 'Configurações do sistema',
  'open.trayExtension': 'Obter a extensão',
  'app.relaunch': 'Reiniciar',
} as const satisfies Like<typeof english.healthFixes>;

export const healthProtections = {
  keyring: 'Criptografadas com o chaveiro do sistema',
  file: 'Não criptografadas: em um arquivo que só você pode ler',
  plain: 'Não criptografadas: o sistema não tem chaveiro',
  memory: 'Só até o Inglenook ser encerrado',
  locked: 'Bloqueadas: o chaveiro do sistema não está desbloqueado, ou a frase secreta não foi informada',
  passphrase: 'Criptografadas com uma frase secreta',
} as const satisfies Like<typeof english.healthProtections>;

export const healthKeyrings = {
  gnome_libsecret: 'Secret Service, como o GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  keychain: 'Chaves',
  dpapi: 'Proteção de dados do Windows',
} as const satisfies Like<typeof english.healthKeyrings>;

export const cost = {
  bytesMiB: '{bytes} MiB',
  spentInTheLastRunningMs: '{spent} em {runningMs}',
  costInRunningMs: '{cost} em {runningMs}',
} as const satisfies Like<typeof english.cost>;

export const costNames = {
  main: 'Serviço',
  window: 'Janela',
  graphics: 'Gráficos',
  helper: 'Auxiliar',
} as const satisfies Like<typeof english.costNames>;
