/** Newer versions of the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/updates.ts';

export const updates = {
  versionIsThereNothingIsDownloaded: '{version} está disponível. Nada é baixado sem você pedir.',
  versionIsBeingDownloaded: '{version} está sendo baixada.',
  versionIsDownloadedAndVerifiedIt:
    '{version} foi baixada e verificada. Começa quando você reiniciar o Inglenook aqui.',
  versionIsDownloadedAndVerifiedWaits: '{version} foi baixada e verificada. {waits}',
  looking: 'Procurando…',
  notLookedForYet: 'Ainda não procurado.',
  thisIsTheNewestOneAs: 'É a mais recente, em {checkedAt}.',
} as const satisfies Like<typeof english.updates>;

export const updateOff = {
  unpackaged: 'O Inglenook roda a partir do código-fonte: novas versões vêm com ele.',
  packageManager: 'Este pacote é atualizado pelo gerenciador de pacotes do sistema.',
  folder:
    'O Inglenook roda de uma pasta descompactada, que ele não substitui: descompacte a nova versão no lugar dela.',
  noAddress: 'Ninguém disse a esta versão onde as novas são publicadas. Se você souber o endereço, digite-o aqui.',
} as const satisfies Like<typeof english.updateOff>;

export const updateFailures = {
  network: 'o endereço não respondeu.',
  notFound: 'o endereço não tem versão para este sistema.',
  unreadable: 'o que o endereço diz da versão não pode ser entendido.',
  tampered: 'o que chegou não é o que foi publicado, e foi jogado fora.',
  insecure: 'leva para fora do https.',
  readOnly: 'o Inglenook não pode gravar onde está instalado.',
  full: 'não há espaço suficiente no disco.',
} as const satisfies Like<typeof english.updateFailures>;

export const updateTried = {
  check: 'Não foi possível procurar uma nova versão',
  download: 'Não foi possível baixar a nova versão',
  install: 'Não foi possível instalar a nova versão',
} as const satisfies Like<typeof english.updateTried>;

export const updateWaits = {
  alarm: 'Há um alarme aberto: o Inglenook não reinicia antes do fim dele.',
  task: 'Há uma tarefa em execução: o Inglenook não reinicia antes do fim dela.',
} as const satisfies Like<typeof english.updateWaits>;
