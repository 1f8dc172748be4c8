/** What alerts say: in notifications, in the tray, in the inbox and in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alerts.ts';

export const alerts = {
  someDevice: 'Urządzenie',
  'agent.title': 'Agent pyta',
  'agent.body':
    '„{agent}” prosi o: {action}, {name}. Jeśli nikt nie zezwoli w ciągu {time}, prośba zostanie odrzucona.',
  'alarm.triggered.title': 'Alarm wyzwolony',
  'alarm.triggered.body': '{name}: alarm wyzwolony.',
  'alarm.triggered.over': 'Koniec alarmu.',
  'alarm.triggered.many':
    '{count, plural, one {# wyzwolony alarm} few {# wyzwolone alarmy} many {# wyzwolonych alarmów} other {# wyzwolonego alarmu}}',
  'safety.smoke.title': 'Wykryto dym',
  'safety.smoke.body': '{name} zgłasza dym.',
  'safety.smoke.over': 'Dymu już nie ma.',
  'safety.smoke.many':
    '{count, plural, one {# alarm dymu} few {# alarmy dymu} many {# alarmów dymu} other {# alarmu dymu}}',
  'safety.gas.title': 'Wykryto gaz',
  'safety.gas.body': '{name} zgłasza gaz.',
  'safety.gas.over': 'Gazu już nie ma.',
  'safety.gas.many':
    '{count, plural, one {# alarm gazowy} few {# alarmy gazowe} many {# alarmów gazowych} other {# alarmu gazowego}}',
  'safety.co.title': 'Wykryto tlenek węgla',
  'safety.co.body': '{name} zgłasza tlenek węgla.',
  'safety.co.over': 'Tlenku węgla już nie ma.',
  'safety.co.many':
    '{count, plural, one {# alarm tlenku węgla} few {# alarmy tlenku węgla} many {# alarmów tlenku węgla} other {# alarmu tlenku węgla}}',
  'safety.water.title': 'Wyciek wody',
  'safety.water.body': '{name} zgłasza wodę.',
  'safety.water.over': 'Znowu sucho.',
  'safety.water.many':
    '{count, plural, one {# wyciek wody} few {# wycieki wody} many {# wycieków wody} other {# wycieku wody}}',
  'safety.unsafe.title': 'Zagrożenie',
  'safety.unsafe.body': '{name} zgłasza zagrożenie.',
  'safety.unsafe.over': 'Znowu bezpiecznie.',
  'safety.unsafe.many':
    '{count, plural, one {# alarm bezpieczeństwa} few {# alarmy bezpieczeństwa} many {# alarmów bezpieczeństwa} other {# alarmu bezpieczeństwa}}',
  'safety.tamper.title': 'Sabotaż',
  'safety.tamper.body': '{name} zgłasza sabotaż.',
  'safety.tamper.over': 'Koniec sabotażu.',
  'safety.tamper.many':
    '{count, plural, one {# alarm sabotażu} few {# alarmy sabotażu} many {# alarmów sabotażu} other {# alarmu sabotażu}}',
  'lock.jammed.title': 'Zamek zacięty',
  'lock.jammed.body': '{name}: zamek się zaciął.',
  'lock.jammed.over': 'Zamek już działa.',
  'lock.jammed.many':
    '{count, plural, one {# zacięty zamek} few {# zacięte zamki} many {# zaciętych zamków} other {# zaciętego zamka}}',
  'lock.open.title': 'Niezaryglowane',
  'lock.open.body': '{name}: zamek jest odryglowany.',
  'lock.open.since': '{name}: zamek jest odryglowany, czas: {time}.',
  'lock.open.over': 'Zaryglowano.',
  'lock.open.many':
    '{count, plural, one {# niezaryglowany zamek} few {# niezaryglowane zamki} many {# niezaryglowanych zamków} other {# niezaryglowanego zamka}}',
  'door.open.title': 'Nadal otwarte',
  'door.open.body': '{name}: otwarte.',
  'door.open.since': '{name}: otwarte, czas: {time}.',
  'door.open.over': 'Zamknięto.',
  'door.open.many': 'Drzwi nadal otwarte: {count, plural, one {#} few {#} many {#} other {#}}',
  'device.offline.title': 'Urządzenie offline',
  'device.offline.body': '{name} nie odpowiada.',
  'device.offline.behind':
    '{name} nie odpowiada. Przez to {count, plural, one {niedostępne jest też # urządzenie} few {niedostępne są też # urządzenia} many {niedostępnych jest też # urządzeń} other {niedostępne jest też # urządzenia}}: {names}.',
  'device.offline.over': 'Znowu online.',
  'device.offline.many':
    '{count, plural, one {# urządzenie offline} few {# urządzenia offline} many {# urządzeń offline} other {# urządzenia offline}}',
  'battery.low.title': 'Słaba bateria',
  'battery.low.body': '{name} wymaga nowej baterii.',
  'battery.low.value': '{name}: pozostało {value, number}%.',
  'battery.low.over': 'Bateria w porządku.',
  'battery.low.many':
    '{count, plural, one {# słaba bateria} few {# słabe baterie} many {# słabych baterii} other {# słabej baterii}}',
  'sensor.silent.title': 'Czujnik milczy',
  'sensor.silent.body': '{name} nic nie zgłasza.',
  'sensor.silent.since': '{name} nic nie zgłasza, czas: {time}.',
  'sensor.silent.over': 'Znowu się zgłasza.',
  'sensor.silent.many':
    '{count, plural, one {# milczący czujnik} few {# milczące czujniki} many {# milczących czujników} other {# milczącego czujnika}}',
  'broker.lost.title': 'Utracono połączenie z brokerem',
  'broker.lost.body': 'Brak połączenia: {name}. Urządzenia tego brokera są niedostępne.',
  'broker.lost.behind':
    'Brak połączenia: {name}. {count, plural, one {Niedostępne jest # urządzenie} few {Niedostępne są # urządzenia} many {Niedostępnych jest # urządzeń} other {Niedostępne jest # urządzenia}}: {names}.',
  'broker.lost.over': 'Połączono.',
  'broker.lost.many':
    '{count, plural, one {# niedostępny broker} few {# niedostępne brokery} many {# niedostępnych brokerów} other {# niedostępnego brokera}}',
  'own.body': '{name}: {said}.',
  'own.since': '{name}: {said}, czas: {time}.',
  'own.many': '{count, number} × {rule}',
  settled: 'Załatwione: {title}',
  mailTest: 'To jest test: alerty mogą być wysyłane na ten adres.',
  'pending.so': 'Alert o {at}, jeśli tak zostanie',
  'pending.still': 'Alert o {at}, jeśli nadal: {said}',
  'pending.paused': 'Alert, jeśli tak zostanie, gdy znów będzie można to ocenić',
  replyInWindow: 'Otwórz Inglenook, aby napisać: w tym systemie powiadomienia nie mają pola tekstowego.',
  'task.failed.title': 'Zadanie nie powiodło się',
  'task.failed.body': '{name}: zadanie nie powiodło się.',
  'task.failed.reason': '{name}: zadanie nie powiodło się: {reason}',
  'task.failed.over': 'Wykonano.',
  'task.failed.many':
    '{count, plural, one {# nieudane zadanie} few {# nieudane zadania} many {# nieudanych zadań} other {# nieudanego zadania}}',
  'automation.failed.title': 'Automatyzacja nie powiodła się',
  'automation.failed.body': '{name}: jedna z akcji nie powiodła się.',
  'automation.failed.reason': '{name}: jedna z akcji nie powiodła się: {reason}',
  'automation.failed.over': 'Wykonano.',
  'automation.failed.many':
    '{count, plural, one {# nieudana automatyzacja} few {# nieudane automatyzacje} many {# nieudanych automatyzacji} other {# nieudanej automatyzacji}}',
  'other.over': 'Koniec.',
  'other.many':
    '{count, plural, one {# powiadomienie} few {# powiadomienia} many {# powiadomień} other {# powiadomienia}}',
  'critical.many':
    '{count, plural, one {# alert krytyczny} few {# alerty krytyczne} many {# alertów krytycznych} other {# alertu krytycznego}}',
  'foreign.title': 'Wiadomość',
  'foreign.titled': 'Wiadomość: {title}',
  'foreign.body': 'Nadawca {source}: {text}',
  'foreign.source': '{topic} ({broker})',
  'foreign.many':
    '{count, plural, one {# wiadomość od innych} few {# wiadomości od innych} many {# wiadomości od innych} other {# wiadomości od innych}}',
  placed: '{text} ({place}).',
  flapping: 'Stan ciągle się zmienia.',
  namesAndMore: '{names} i jeszcze {count, number}',
  'failed.title': '{action}: nie udało się',
} as const satisfies Like<typeof english.alerts>;

/** What holds while an alert is pending, by its rule, or by the word that records keep: after "if still" and "is". */
export const stillSo = {
  'lock.open': 'odryglowane',
  'door.open': 'otwarte',
  'device.offline': 'brak odpowiedzi',
  open: 'otwarte',
  wet: 'mokro',
  'seeing motion': 'wykryto ruch',
  occupied: 'zajęte',
  low: 'niski poziom',
  unlocked: 'odryglowane',
  'not answering': 'brak odpowiedzi',
} as const satisfies Like<typeof english.stillSo>;
