/** What stands in columns of a terminal, where a Chinese character takes two. */
import { expect, it } from 'vitest';
import { table } from '../../../main/cli/table.ts';
import { columnsOf, inColumns } from '../../../main/service/base/columns.ts';

it.each([
  ['Hall light', 10],
  ['Küche', 5],
  ['客厅灯', 6],
  ['21.5 °C', 7],
  ['，。', 4],
  ['한국', 4],
  ['💡', 2],
  ['e\u0301', 1],
])('%s is %d columns wide', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('cuts between characters, within the columns', () => {
  expect([inColumns('客厅灯', 6), inColumns('客厅灯', 5), inColumns('客厅灯', 4)]).toEqual(['客厅灯', '客厅…', '客…']);
  expect(inColumns('Hall light', 6)).toBe('Hall …');
});

it('keeps the columns of a table straight', () => {
  const rows = [
    ['客厅灯', 'on'],
    ['Hall', 'off'],
  ];
  expect(table(['name', 'state'], rows, { isTty: true, columns: 80 }).split('\n')).toEqual([
    'NAME    STATE',
    '客厅灯  on',
    'Hall    off',
    '',
  ]);
});
