/** Rows as a table for a person, or separated by tabs for a program. Pure. */
import { columnsOf, inColumns } from '../service/base/columns.ts';

export interface TableOptions {
  readonly isTty: boolean;
  readonly columns: number;
}

/** Control characters would move the cursor or change colours: what devices say must not. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

/** A table with a heading; the last column takes what is left of the line. */
export function table(heading: readonly string[], rows: ReadonlyArray<readonly string[]>, to: TableOptions): string {
  const clean = rows.map((row) => row.map(safe));
  if (!to.isTty) return clean.map((row) => `${row.join('\t')}\n`).join('');
  const all = [heading.map((each) => each.toUpperCase()), ...clean];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => columnsOf(row[column] ?? ''))));
  return all
    .map((row) => {
      const line = row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell))))
        .join('  ');
      return `${to.columns < 20 ? line.trimEnd() : inColumns(line.trimEnd(), to.columns)}\n`;
    })
    .join('');
}

/** A line of CSV (RFC 4180). What a spreadsheet would take for a formula is set in quotes as text. */
export function csvLine(fields: readonly string[]): string {
  const quoted = fields.map((field) => {
    const text = /^[=+@\t\r]|^-(?!\d)/.test(field) ? `'${field}` : field;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
