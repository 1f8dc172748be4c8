import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelledOut, systemLine, systemText } from '../../main/service/base/system-text.ts';
import { processorMs } from '../support/processor-time.ts';

/** What no system is handed, but the new line. */
const harmful =
  /[^\P{Cc}\n]|\p{Noncharacter_Code_Point}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
const pieces = fc.constantFrom(
  ...['\0', '\u001b[31m', '\u001b]0;x\u0007', '\u009b2J', '\u202e', '\u2066', '\ud83d', '\udca1', '\r\n', '\u2028'],
  ...[
    '👩‍👩‍👧‍👦',
    '💡',
    'e\u0301',
    '🇩🇪',
    'नि',
    '\uffff',
    '\u{1fffe}',
    ' ',
    '\t',
    'Kitchen',
    'מנורה',
    '\u0301'.repeat(80),
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(pieces).map((each) => each.join('')),
);
const anyLength = fc.integer({ min: 1, max: 40 });

describe('text for the system', () => {
  it('holds nothing harmful and is not too long, whatever it is made of', () => {
    fc.assert(
      fc.property(anyText, anyLength, (text, chars) => {
        const line = systemLine(text, chars);
        const lines = systemText(text, chars);
        expect(line).not.toMatch(harmful);
        expect(line).not.toContain('\n');
        expect(lines).not.toMatch(harmful);
        expect(Math.max(line.length, lines.length)).toBeLessThanOrEqual(chars);
        expect(systemLine(line, chars)).toBe(line);
        expect(systemText(lines, chars)).toBe(lines);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is cut between graphemes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('👩‍👩‍👧‍👦', '💡', 'e\u0301', '🇩🇪', 'a'), { minLength: 1 }),
        anyLength,
        (graphemes, chars) => {
          const text = graphemes.join('');
          const line = systemLine(text, chars);
          if (text.length <= chars) expect(line).toBe(text);
          const kept = line.replace(/…$/, '');
          const whole = graphemes.map((_each, index) => graphemes.slice(0, index + 1).join('').length);
          // Only a first grapheme that does not fit at all is cut itself.
          const firstFits = (graphemes[0]?.length ?? 0) <= chars - 1;
          if (firstFits || text.length <= chars) expect(whole).toContain(kept.length);
        },
      ),
    );
  });

  it.each([
    ['a NUL', 'Kit\0chen', 'Kit chen'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m', 'red'],
    ['a title for the terminal', '\u001b]0;evil\u0007Lamp', 'Lamp'],
    ['half of an emoji', 'Lamp \ud83d', 'Lamp \ufffd'],
    ['an override of direction', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['new lines', 'a\r\nb\u2028c', 'a b c'],
    ['letters that need a joiner', 'می\u200cخواهم 👩‍👧', 'می\u200cخواهم 👩‍👧'],
  ])('has %s no longer do harm', (_name, text, expected) => {
    expect(systemLine(text, 100)).toBe(expected);
  });

  it('keeps its lines where it may have some', () => {
    expect(systemText(' a \r\n b\n\n\n\nc\t', 100)).toBe('a\nb\n\nc');
  });

  it('is written out where people read a log', () => {
    expect(spelledOut('a\u202eb\u009b2J 💡 מנורה')).toBe('a\\u202eb\\u009b2J 💡 מנורה');
  });

  it('takes no time for a text of any length', () => {
    for (const text of ['\u001b['.repeat(200_000), '\u001b]'.repeat(200_000), `e${'\u0301'.repeat(400_000)}`]) {
      expect(systemLine(text, 60).length).toBeLessThanOrEqual(60);
      expect(processorMs(() => void systemLine(text, 60), 500)).toBeLessThan(2_000);
    }
  });
});
