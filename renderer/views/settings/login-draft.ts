/** A login of the built-in broker while it is edited: topic filters as lines of text. Pure. */

import type { BuiltinLogin } from '../../../preload/contract.ts';
import { say } from '../../words/words.ts';
import { newId } from './broker-draft.ts';

export interface LoginDraft {
  readonly id: string;
  readonly username: string;
  /** Confined to the topics below; else it may use all. */
  readonly isConfined: boolean;
  /** One topic filter per line. */
  readonly publish: string;
  readonly subscribe: string;
}

export function draftOf(login: BuiltinLogin | undefined): LoginDraft {
  const { publish, subscribe } = login ?? { publish: [], subscribe: [] };
  return {
    id: login?.id ?? newId('login'),
    username: login?.username ?? '',
    isConfined: publish !== undefined || subscribe !== undefined,
    publish: (publish ?? ['#']).join('\n'),
    subscribe: (subscribe ?? ['#']).join('\n'),
  };
}

/** The login that a draft stands for. */
export function finishLogin({ id, username, isConfined, publish, subscribe }: LoginDraft): BuiltinLogin {
  const topics = isConfined ? { publish: linesOf(publish), subscribe: linesOf(subscribe) } : {};
  return { id, username: username.trim(), ...topics };
}

/** What is wrong with a list of topic filters, or undefined. An empty list is none at all. */
export function filtersProblem(text: string): string | undefined {
  const wrong = linesOf(text).find((filter) => !isFilter(filter));
  return wrong === undefined ? undefined : say('brokers.notATopicFilterWrong', { wrong });
}

/** What a login may do, in a few words. */
export function sayTopics({ publish, subscribe }: BuiltinLogin): string {
  if (publish === undefined && subscribe === undefined) return say('brokers.mayUseAllTopics');
  return say('brokers.sendsToPublishHearsSubscribe', { publish: sayList(publish), subscribe: sayList(subscribe) });
}

function sayList(filters: readonly string[] | undefined): string {
  if (filters === undefined) return say('brokers.allTopics');
  return filters.length === 0 ? 'none' : filters.join(', ');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isFilter(filter: string): boolean {
  const levels = filter.split('/');
  return levels.every((level, index) => {
    if (level === '#') return index === levels.length - 1;
    return level === '+' || !/[+#]/.test(level);
  });
}
