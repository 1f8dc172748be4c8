/** Health in words: what the system allows, and what can be done where it does not. */

import type { HealthItem } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayDuration, sayWhen } from './time.ts';
import { humanize } from './values.ts';

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
