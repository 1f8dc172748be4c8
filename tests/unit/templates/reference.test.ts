import { describe, expect, it } from 'vitest';
import reference from './reference.json' with { type: 'json' };
import { outcomeOf } from './support.ts';

/**
 * What Jinja 3.1 on Python 3.11 gives, with Home Assistant's filters and sandbox: template, payload (empty: the common
 * one), how it ends, and the text where it ends well.
 */
const cases = reference.cases.map(
  ([template = '', payload = '', kind = '', text = '']) => [template, payload, kind, text] as const,
);

describe('templates give what Jinja and Python give', () => {
  it.each(cases)('%s', (template, payload, kind, text) => {
    const [gotKind, gotText] = outcomeOf(template, payload === '' ? reference.payload : payload);
    expect([gotKind, gotKind === 'ok' ? gotText : '']).toEqual([kind, text]);
  });
});
