import { describe, expect, it } from 'vitest';
import { record } from '../../../../build/standin/record.ts';
import { externalUrl, openExternal, safeFileName } from '../../../../main/shell/window/external.ts';

describe('addresses for the browser', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['HTTPS://Example.com', 'https://example.com/'],
  ])('%s is opened', async (address, opened) => {
    expect(externalUrl(address)).toBe(opened);
    await openExternal(address);
    expect(record.opened.at(-1)).toBe(opened);
  });
  it.each([
    'http://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'https://user:pw@example.com',
    'https://',
    ' x',
    '',
  ])('%s is refused', async (address) => {
    const before = record.opened.length;
    await expect(openExternal(address)).rejects.toMatchObject({ code: 'request.invalid', detail: 'url' });
    expect(record.opened).toHaveLength(before);
  });
  it('makes file names that every system takes', () => {
    expect(safeFileName('../../etc/passwd')).toBe('-..-etc-passwd');
    expect(safeFileName('a:b*c?.json')).toBe('a-b-c-.json');
    expect(safeFileName('...')).toBe('inglenook.json');
  });
});
