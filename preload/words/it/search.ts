/** What the palette and the search of the panel find, and by which words. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/search.ts';

export const search = {
  placeholder: 'Trova un dispositivo, una stanza, un’attività… o “accendi …”',
  results: 'Risultati',
  found: '{count, plural, one {# risultato} other {# risultati}}',
  page: 'Pagina',
  roomOf: 'Stanza · {count, plural, one {# dispositivo} other {# dispositivi}}',
  taskOf: 'Attività · {schedule}',
  automation: 'Automazione',
  alertOf: 'Avviso · {state}',
  away: 'offline non disponibile',
  run: 'Esegui {name}',
  act: '{verb} {name}',
  setTo: 'Imposta {name} su {option}',
  verbs:
    'accendi spegni accendere spegnere commuta apri aprire chiudi chiudere ferma fermare blocca bloccare sblocca sbloccare premi avvia pausa torna base installa disinserisci inserisci attiva esegui scegli seleziona imposta',
  patternInvalid: 'Non è un’espressione regolare valida.',
  patternCostly: 'Questa espressione regolare potrebbe durare molto: togli i gruppi ripetuti e alcuni * e +.',
} as const satisfies Like<typeof english.search>;

export const settingsPages = {
  general: 'Generali',
  brokers: 'Broker',
  discovery: 'Rilevamento',
  notifications: 'Notifiche',
  http: 'Programmi (HTTP)',
  agents: 'Agenti',
  history: 'Cronologia',
  backup: 'Esporta e importa',
  about: 'Informazioni e diagnostica',
} as const satisfies Like<typeof english.settingsPages>;

export const settingsPageWords = {
  general:
    'tema scuro chiaro avvio accesso lingua unità temperatura luogo fuso orario servizio ferma riavvia modalità silenziosa',
  brokers: 'mqtt connessione password tls certificato integrato host porta utente accesso',
  discovery: 'home assistant zigbee2mqtt tasmota homie shelly wled a mano entità respinta',
  notifications: 'avvisi suono ore di silenzio pausa silenzia',
  http: 'api rest token curl eventi prometheus metriche openapi porta tls certificato webhook',
  agents: 'mcp model context protocol assistente ia consentire',
  history: 'database registrazione giorni conserva',
  backup: 'backup ripristina file json',
  about: 'versione aggiornamento nuova diagnostica cartella dati registro area di notifica avvio automatico',
} as const satisfies Like<typeof english.settingsPageWords>;

/** What the palette understands: words with spaces between, as they are typed. */
export const remote = {
  verbOn: 'accendi accendere accesa accese acceso attiva',
  verbOff: 'spegni spegnere spenta spente spento disattiva',
  verbOpen: 'apri aprire alza alzare solleva',
  verbClose: 'chiudi chiudere abbassa abbassare',
  verbStop: 'ferma fermare stop',
  verbLock: 'blocca bloccare',
  verbUnlock: 'sblocca sbloccare',
  lights: 'luce luci lampada lampade lampadina',
  covers: 'tapparella tapparelle tenda tende persiana persiane',
  locks: 'serratura serrature',
  heating: 'riscaldamento termostato termostati termosifone termosifoni',
  fans: 'ventilatore ventilatori',
  plugs: 'presa prese',
  all: 'tutto tutti tutta tutte',
  filler:
    'il lo la i gli le l un uno una di del della dello dei degli delle d a al alla in nel nella e per favore metti mettere imposta impostare gradi grado scena',
  percent: 'percento',
  does: '{what}: {names}',
  adjust: 'Alt e una freccia cambiano il valore',
  keyCtrl: 'Ctrl',
  keyEsc: 'Esc',
  helpTitle: 'Tasti e frasi',
  helpTry:
    'Per esempio “spegni le luci”, “soggiorno 40%”, “termosifone 22”, “chiudi tutte le tapparelle”, o il nome di una scena.',
  keyPalette: 'Cerca e di’ che cosa fare',
  keySettings: 'Impostazioni',
  keyViews: 'Le pagine, nell’ordine',
  keyArrows: 'Da riquadro a riquadro, e negli elenchi',
  keyAdjust: 'Cambia il valore di ciò che è scelto nella ricerca',
  keyHelp: 'Questo elenco',
  keyClose: 'Chiudi ciò che è aperto',
} as const satisfies Like<typeof english.remote>;
