/** Alerts: something that a person should know, stored before it is shown. */
import type { PlatformName } from './entities.ts';

export type Severity = 'info' | 'warning' | 'critical';
export type AlertState = 'pending' | 'raised' | 'acknowledged' | 'snoozed' | 'recovered';

/** What is looked at of an entity; where several are given, all must fit. */
export interface StateTest {
  /** An attribute in place of the state. */
  readonly attribute?: string;
  readonly is?: readonly string[];
  readonly above?: number;
  readonly below?: number;
  /** It ends only when the number is this far outside of its bounds. */
  readonly hysteresis?: number;
  /** Whether it answers. */
  readonly available?: boolean;
}

/** An alert that was raised for a state is over when that ends. */
export interface Holding {
  readonly entityId: string;
  readonly test: StateTest;
}

/** What a rule of one's own speaks of; where several are given, all must fit. */
export interface RuleSubject {
  readonly entityIds?: readonly string[];
  /** The room of its device. */
  readonly area?: string;
  /** A label of its own or of its device. */
  readonly label?: string;
  readonly platform?: PlatformName;
  readonly deviceClass?: string;
}

/** A rule of one's own holds only while this does. */
export type RuleCondition =
  | { readonly type: 'nobody-home' | 'somebody-home' }
  | {
      readonly type: 'state';
      readonly entityId: string;
      readonly test: StateTest;
    };

export interface AlertAction {
  readonly id: string;
  readonly label: string;
  /** A command that the button carries out; `acknowledge` and `snooze` have none. */
  readonly command?: {
    readonly entityId: string;
    readonly action: string;
    readonly params?: Readonly<Record<string, unknown>>;
  };
  /** A button of the sender's own: pressing it is published back, whatever its id is. */
  readonly answers?: boolean;
  /** It asks for a text, which goes back with the answer: as it is, or as the value of `id`. */
  readonly input?: { readonly id?: string; readonly placeholder?: string };
}

export interface Alert {
  readonly id: string;
  /** The rule that raised it: `alarm.triggered`, `safety.smoke`, `battery.low`, `automation:<id>`, `foreign:<tag>`. */
  readonly rule: string;
  /** What it is about; two alerts of one cause are one alert. */
  readonly cause: string;
  readonly severity: Severity;
  readonly state: AlertState;
  /** For the texts: facts, not sentences (`name`, `value`, `minutes`, `count`, ...). */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Ready text of alerts that bring their own (notify actions, foreign notifications). */
  readonly title?: string;
  readonly body?: string;
  /** The name of its picture; the picture itself is fetched by `alert.picture`. */
  readonly image?: string;
  readonly entityId?: string;
  readonly deviceId?: string;
  /** A message that was sent for a state: it is over when that ends. */
  readonly until?: Holding;
  readonly actions: readonly AlertAction[];
  /** ISO 8601. */
  readonly since: string;
  readonly raisedAt?: string;
  readonly acknowledgedAt?: string;
  readonly snoozedUntil?: string;
  readonly recoveredAt?: string;
  /** How often it was shown, and what became of the last showing. */
  readonly shown: number;
  readonly delivery?: {
    readonly kind: 'shown' | 'suppressed' | 'failed';
    readonly reason?: string;
    readonly at: string;
  };
  readonly flapping?: boolean;
  /** It is shown louder and on top, for nobody acknowledged it. */
  readonly loud?: boolean;
  /** The steps of the escalation that were taken, by their place in the settings. */
  readonly escalated?: readonly number[];
  /** Other alerts that are shown inside this one's notification. */
  readonly groupOf?: readonly string[];
}

/** What happened while the machine slept or the app was off. */
export interface AwayReport {
  /** ISO 8601. */
  readonly since: string;
  readonly counts: { readonly raised: number; readonly recovered: number; readonly failed: number };
  /** The latest of each. */
  readonly raised: readonly Alert[];
  readonly recovered: readonly Alert[];
  /** Tasks and automations, as their alerts tell it. */
  readonly failed: readonly Alert[];
}

/** What can be asked about it. */
export interface AwayCommands {
  /** Null = nothing happened that nobody has seen. */
  'alert.away': [Record<string, never>, { away: AwayReport | null }];
  /** Somebody has seen it. */
  'alert.awaySeen': [Record<string, never>, Record<string, never>];
}

/** A pending alert: it is raised at `dueAt` if its cause holds until then. */
export interface PendingAlert {
  readonly alert: Alert;
  /** ISO 8601; absent while time does not count for it: asleep, or its broker is away. */
  readonly dueAt?: string;
}

/** The built-in rules. */
export type RuleName =
  | 'alarm.triggered'
  | 'safety.smoke'
  | 'safety.gas'
  | 'safety.co'
  | 'safety.water'
  | 'safety.unsafe'
  | 'safety.tamper'
  | 'lock.jammed'
  | 'lock.open'
  | 'door.open'
  | 'device.offline'
  | 'battery.low'
  | 'sensor.silent'
  | 'broker.lost';

/** A built-in rule or one of the user's, with what the user changed about it. */
export interface AlertRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly severity: Severity;
  /** The cause must hold this long first. */
  readonly forSeconds: number;
  /** No second showing of one cause within this time. */
  readonly cooldownSeconds: number;
  /** Shown again while it stays open; 0 = never. */
  readonly renotifySeconds: number;
  readonly notifyRecovery: boolean;
  /** Threshold of rules that have one (`battery.low`: percent). */
  readonly threshold?: number;
  /** ISO 8601; muted until then. */
  readonly mutedUntil?: string;
  /** A rule of one's own: its name, what it speaks of, what must hold, and while what else does. */
  readonly name?: string;
  readonly about?: RuleSubject;
  readonly when?: StateTest;
  readonly conditions?: readonly RuleCondition[];
}
