/** Health in words: what the system allows, and what can be done where it does not. */

import type { Automation, AutomationDefinition, HealthItem } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayDuration, sayWhen } from './time.ts';
import { humanize, lastName } from './values.ts';

interface Text {
  readonly title: string;
  readonly text: string;
}

/** Title and sentence of one line of Health. `detail` is a fact of the service. */
export function healthText({ id, status, detail = '' }: HealthItem): Text {
  switch (id) {
    case 'notifications':
      return { title: say('common.notifications'), text: sayNotifications(status, detail) };
    case 'doNotDisturb':
      return { title: say('health.doNotDisturb'), text: sayDoNotDisturb(detail) };
    case 'tray':
      return { title: say('health.trayIcon'), text: sayTray(status) };
    case 'autostart':
      return { title: say('health.startAtLogin'), text: sayAutostart(status, detail) };
    case 'secrets':
      return { title: say('common.passwords'), text: saySecrets(detail) };
    case 'builtinBroker':
      return {
        title: say('common.builtInBroker'),
        text: detail === '' ? say('health.itRuns') : sayBuiltinProblem(detail),
      };
    case 'power':
      return { title: say('health.power'), text: sayPower(detail) };
    case 'sleep':
      return { title: say('health.lastSleeps'), text: saySleeps(detail) };
    case 'loop':
      return { title: say('health.quickToReact'), text: sayLoop(detail) };
    case 'automations':
      return {
        title: say('common.automations'),
        text: status === 'good' ? say('health.namesAreThere') : say('health.namesAreMissing', { list: detail }),
      };
    default:
      return { title: humanize(id.replaceAll('.', ' ')), text: detail };
  }
}

function sayNotifications(status: HealthItem['status'], detail: string): string {
  if (detail.startsWith('failed')) {
    return say('health.theLastOneCouldNotBe');
  }
  if (status === 'bad') {
    return say('health.nothingOnThisSystemShowsThem');
  }
  return status === 'unknown' ? say('health.notKnownUntilOneWasShown') : say('health.theSystemShowsThem');
}

function sayDoNotDisturb(detail: string): string {
  if (detail === 'on') return say('health.theSystemHoldsNotificationsBack');
  if (detail === 'off') return say('health.offNotificationsComeThrough');
  return say('health.theSystemDoesNotTellWhether');
}

function sayTray(status: HealthItem['status']): string {
  if (status === 'good') return say('health.theSystemShowsIt');
  if (status === 'bad') {
    return say('health.theSystemRefusedItWithoutIt');
  }
  return say('health.thisDesktopShowsNoTrayIcons');
}

function sayAutostart(status: HealthItem['status'], detail: string): string {
  if (detail === 'unsupported') {
    return say('health.cannotBeSetUpFromHere');
  }
  if (detail === 'on') {
    return status === 'good'
      ? say('health.inglenookStartsWithYourSession')
      : say('health.itStartsWithYourSessionUnlike');
  }
  if (detail === 'blocked') return say('health.switchedOffInTheSystemsOwn');
  if (detail === 'elsewhere') return say('health.theEntryStartsAnotherCopyOf');
  return status === 'good' ? say('health.offAsChosenNothingRunsUntil') : say('health.missingNothingRunsUntilYouOpen');
}

/** Why the built-in broker does not run although it is turned on. */
export function sayBuiltinProblem(problem: string): string {
  if (problem === 'password.missing') {
    return say('health.itStaysClosedBecauseItsPassword');
  }
  if (problem === 'password.unreadable') {
    return say('health.itStaysClosedBecauseItsPassword2');
  }
  return say('health.itCouldNotBeStartedProblem', { problem });
}

function sayPower(detail: string): string {
  const [source, ...level] = detail.split(' ');
  const percent = Number(level[0]);
  const said = level[1] === '%' && Number.isFinite(percent) ? words().quantity(percent, '%') : level.join('\u202f');
  const charge = said === '' ? '' : say('health.charge', { level: said });
  return source === 'battery'
    ? say('health.onBatteryChargeTasksThatWant', { charge })
    : say('health.onMainsPowerChargeNoTask', { charge });
}

function saySleeps(detail: string): string {
  if (detail === '') return say('health.noneSinceInglenookStartedTasksThat');
  const now = Date.now();
  const spans = detail.split(' ').map((span) => {
    const [from = '', to = ''] = span.split('/');
    return `${sayWhen(from, now)}${to === '' ? '' : ` – ${sayWhen(to, now)}`}`;
  });
  return say('health.spansTasksThatWereMissedAre', { spans: spans.join('; ') });
}

function sayLoop(detail: string): string {
  if (detail === '') return say('health.inglenookWasAlwaysReadyWithinSeconds');
  const [ms = '', at = '', ...ran] = detail.split(' ');
  const long = sayDuration(Math.round(Number(ms) / 1_000));
  return say('health.stoodStillForLongAtBusy', { long, at: sayWhen(at, Date.now()), ran: ran.join(' ') });
}

/** Names that are told of one by one. */
const toldMissing = 5;

/** The line of Health on what automations name: which of them name something that is not here. */
export function namedEntities(automations: Iterable<Automation>, isHere: (id: string) => boolean): HealthItem {
  const missing: string[] = [];
  for (const automation of automations) {
    const gone = [...namedIds(automation)].filter((id) => !isHere(id));
    if (gone.length === 0) continue;
    missing.push(`${automation.name} (${gone.map((id) => lastName(id, automation.names)).join(', ')})`);
  }
  if (missing.length === 0) return { id: 'automations', status: 'good', fixes: [] };
  const told = missing.slice(0, toldMissing).join('; ');
  const rest = missing.length - toldMissing;
  return { id: 'automations', status: 'warning', detail: rest > 0 ? `${told}; +${rest}` : told, fixes: [] };
}

/** The entities that triggers, conditions and actions name, at any depth; what a template gives is not known here. */
function namedIds({ triggers, conditions, actions }: AutomationDefinition): ReadonlySet<string> {
  const ids = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === 'entityId' && typeof item === 'string' && item !== '' && !item.includes('{')) ids.add(item);
      else if (key !== 'params') walk(item);
    }
  };
  walk([triggers, conditions, actions]);
  return ids;
}

/** The words on a fix's button. */
export function fixLabel(fix: string): string {
  return words().look('healthFixes', fix) ?? say('health.fix');
}

/** How well passwords are kept. */
export function sayProtection(protection: string): string {
  return words().look('healthProtections', protection) ?? protection;
}

function saySecrets(detail: string): string {
  const [protection = '', backend = ''] = detail.split(' ');
  const keyring = words().look('healthKeyrings', backend);
  if (protection === 'keyring')
    return say('readings.sentence', {
      text:
        keyring === undefined
          ? sayProtection(protection)
          : say('health.keptIn', { protection: sayProtection(protection), keyring }),
    });
  if (protection === 'passphrase') return say('readings.sentence', { text: sayProtection(protection) });
  return say('health.protectionInstallOrUnlockAKeyring', { protection: sayProtection(protection) });
}
