/** What stands around the views: sidebar, banners, overlays. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/app.ts';

export const app = {
  automationsShort: 'Automaç.',
  setAsideForNow: 'Deixar de lado por enquanto',
  alarm: 'Alarme!',
  lengthCriticalAlerts: '{length, plural, one {# alerta crítico} other {# alertas críticos}}',
  armOrDisarm: 'Armar ou desarmar',
  wentOff: 'disparou',
  theBackgroundServiceDoesNotAnswer: 'O serviço em segundo plano não responde',
  tryAgain: 'Tentar de novo',
  starting: 'Iniciando',
  skipToContent: 'Ir para o conteúdo',
  theBackgroundServiceIsStoppedNothing: 'O serviço em segundo plano está parado. Nada é recebido e nada é executado.',
  noBrokerIsSetUpSo: 'Nenhum broker está configurado, por isso ainda não há dispositivos.',
  connecting: 'Conectando…',
  connectingToName: 'Conectando a {name}…',
  notConnectedToNames: 'Sem conexão com {names}',
  inglenookKeepsTryingStatesBelowMay: 'O Inglenook continua tentando. Os estados abaixo podem estar desatualizados.',
  brokerSettings: 'Configurações dos brokers',
  triggerTheAlarm: 'Disparar o alarme',
  smoke: 'Fumaça',
  waterLeak: 'Vazamento de água',
  jamTheDoorLock: 'Emperrar a fechadura',
  openTheFrontDoor: 'Abrir a porta da frente',
  aDeviceGoesOffline: 'Um dispositivo fica offline',
  makeSomethingHappenInTheDemo: 'Faça algo acontecer na casa de demonstração',
  demo: 'Demo',
  dismiss: 'Dispensar',
  inglenookVersionIsReady: 'O Inglenook {version} está pronto. ',
  inglenookVersionIsThere: 'O Inglenook {version} está disponível. ',
  languageIsLacking:
    'Não foi possível carregar {language}, por isso esta janela está em inglês. Reinstalar o Inglenook resolve.',
  restartWithIt: 'Reiniciar com ele',
  haveALook: 'Dar uma olhada',
  goingOnNow: 'Em andamento',
  searchEverything: 'Pesquisar em tudo',
  ctrlK: 'Ctrl K',
  main: 'Navegação principal',
  open: 'aberto',
  silentMode: ' · modo silencioso',
  thisPageCannotBeShown: 'Esta página não pode ser mostrada',
  somethingOnItIsNotAs:
    'Algo nela não está como esperado. O serviço em segundo plano continua, assim como o resto da janela.',
} as const satisfies Like<typeof english.app>;

export const noticeBarTexts = {
  crashed: 'O Inglenook não foi encerrado corretamente da última vez. Nada do que foi salvo se perdeu.',
  'tray.noHost':
    'Esta área de trabalho não mostra ícones na bandeja. A extensão “AppIndicator and KStatusNotifierItem Support” os adiciona; até lá, uma janela fechada é minimizada',
  'settings.recovered':
    'Não foi possível ler as configurações, por isso o Inglenook começou com novas. O arquivo antigo foi mantido',
  'settings.partly': 'Algumas configurações não foram entendidas e ficaram de fora',
  'settings.newer':
    'As configurações são de uma versão mais nova do Inglenook: vale o que esta entende delas, e nada pode ser alterado. Atualize o aplicativo ou restaure um backup',
  'registry.recovered':
    'Não foi possível ler os nomes e identificadores dos dispositivos, que são atribuídos de novo. O arquivo antigo foi mantido',
  'secrets.recovered': 'Não foi possível ler as senhas; digite-as de novo. O arquivo antigo foi mantido',
  'settings.readOnly':
    'As configurações não podem ser gravadas: o que você alterar se perde quando o Inglenook for encerrado',
  'history.unavailable': 'O histórico não pode ser gravado e fica só na memória',
  'database.recovered': 'Não foi possível ler o histórico, que foi recomeçado. O arquivo antigo foi mantido',
  'secrets.wrongPassphrase': 'A frase secreta informada não abre as senhas. Elas continuam como estavam.',
  'secrets.passphraseFile': 'Não foi possível ler o arquivo com a frase secreta',
  'secrets.locked':
    'As senhas estão bloqueadas até você informar a frase secreta (Configurações, Sobre e diagnóstico).',
} as const satisfies Like<typeof english.noticeBarTexts>;

export const sidebarLinkWords = {
  none: 'Nenhum broker',
  connecting: 'Conectando…',
  online: 'Conectado',
  degraded: 'Conectado em parte',
  offline: 'Sem conexão',
  stopped: 'Serviço parado',
} as const satisfies Like<typeof english.sidebarLinkWords>;
