import { describe, expect, it } from 'vitest';
import { decode, encode, isUtf8Name } from '../../../main/service/mqtt/encodings.ts';

const bytesOf = (hex: string) => Buffer.from(hex, 'hex');

describe('encodings by the names that Python knows', () => {
  it.each([
    ['cp437', '81e19b', 'üß¢'],
    ['CP850', '84', 'ä'],
    ['mac-roman', '8a9fa1', 'äü°'],
    ['mac_roman', '8a', 'ä'],
    ['macintosh', '8a', 'ä'],
    ['windows-1252', '80', '€'],
    ['cp1252', '80', '€'],
    ['iso8859_15', 'a4', '€'],
    ['latin-9', 'a4', '€'],
    ['koi8-r', 'c1', 'а'],
    ['gbk', 'd6d0', '中'],
    ['shift_jis', '93fa', '日'],
    ['euc-kr', 'b0a1', '가'],
    ['utf-16-le', '4100ac20', 'A€'],
    ['utf-16-be', '004120ac', 'A€'],
    ['utf_16_le', '4100', 'A'],
    ['utf-32-le', '41000000', 'A'],
    ['ascii', '41', 'A'],
    ['latin-1', 'b0', '°'],
  ])('%s is read and written', (name, hex, text) => {
    expect(decode(bytesOf(hex), name)).toBe(text);
    expect(Buffer.from(encode(text, name) ?? []).toString('hex')).toBe(hex);
  });

  it.each([
    ['utf-16', 'fffe41003f00', 'A?'],
    ['utf-16', 'feff0041', 'A'],
    ['utf16', '4100', 'A'],
    ['utf-32', 'fffe000041000000', 'A'],
    ['utf-8-sig', 'efbbbf41', 'A'],
    ['utf-7', '2b414f512d', 'ä'],
    ['u7', '41', 'A'],
  ])('%s is read with its mark or escapes', (name, hex, text) => {
    expect(decode(bytesOf(hex), name)).toBe(text);
  });

  it('writes the mark where the name leaves the order open', () => {
    expect(encode('A', 'utf-16')).toEqual(bytesOf('fffe4100'));
    expect(encode('A', 'utf-8-sig')).toEqual(bytesOf('efbbbf41'));
  });

  it.each([
    ['ascii', 'c3'],
    ['cp1252', '81'],
    ['utf-16', '41'],
    ['utf-16-le', '00d8'],
    ['utf-32', '00001100'],
    ['utf-8-sig', 'ff'],
    ['klingon', '41'],
    ['base64', 'QQ=='],
    ['hex', '41'],
  ])('%s refuses %s', (name, hex) => {
    expect(decode(bytesOf(hex), name)).toBeUndefined();
  });

  it('refuses to write what an encoding does not have', () => {
    expect(encode('€', 'latin-1')).toBeUndefined();
    expect(encode('€', 'cp437')).toBeUndefined();
    expect(encode('€', 'ascii')).toBeUndefined();
    expect(encode('A', 'klingon')).toBeUndefined();
  });

  it('knows UTF-8 by all its names', () => {
    expect(['utf-8', 'UTF8', 'utf_8', 'U8', 'cp65001'].map(isUtf8Name)).toEqual([true, true, true, true, true]);
    expect(['utf-8-sig', 'ascii', '', 'klingon'].map(isUtf8Name)).toEqual([false, false, false, false]);
  });
});
