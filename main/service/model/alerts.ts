/** Alerts: something that a person should know, stored before it is shown. */

export type Severity = 'info' | 'warning' | 'critical';
export type AlertState = 'pending' | 'raised' | 'acknowledged' | 'snoozed' | 'recovered';

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
  /** Other alerts that are shown inside this one's notification. */
  readonly groupOf?: readonly string[];
}

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
}
