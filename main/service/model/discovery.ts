/** What discovery did not understand, what a refresh would ask, and trying a template. */
import type { DiscoveryRejection, TopicPreview } from './service.ts';

type None = Record<string, never>;

/** A message on a topic of discovery that gave nothing, and is there still. */
export interface NotUnderstood extends DiscoveryRejection {
  /** What it says, where it was at hand. */
  readonly payload?: string;
  readonly isCut?: boolean;
}

/** The beginning of an expression of a template, up to a field or filter, and what it gives. */
export interface TrialStep {
  readonly expression: string;
  readonly result?: string;
  readonly error?: string;
}

/** What a template makes of a payload. */
export interface TemplateTrial {
  readonly result?: string;
  readonly error?: string;
  /** Whether the payload is JSON: `value_json` is not there otherwise. */
  readonly isJson: boolean;
  readonly steps: readonly TrialStep[];
}

/** A message that makes a device tell its state. */
export interface RefreshQuestion {
  readonly brokerId: string;
  readonly topic: string;
  readonly payload: string;
}

/** `[request, response]` by command name. */
export interface DiscoveryCommands {
  'discovery.rejections': [None, { rejections: DiscoveryRejection[] }];
  /** What is on the topics of discovery now and gave no entity, the latest first. */
  'discovery.notUnderstood': [None, { topics: NotUnderstood[] }];
  'discovery.preview': [{ brokerId: string; topic: string; template?: string }, TopicPreview];
  /** What a refresh would ask now: the messages to devices, and how many topics would be subscribed again. */
  'discovery.refreshPlan': [None, { questions: RefreshQuestion[]; topics: number }];
  /** Renders a value template for a payload, as for a message. */
  'template.try': [{ template: string; payload: string }, TemplateTrial];
}
