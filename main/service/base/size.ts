/** How large an answer is, known before its text is made: a text beyond 512 MiB cannot be made at all. */

/**
 * About as many characters as the JSON of a value has (escapes not counted); counting ends beyond `most`.
 * Bytes count as such. Never throws, also for what JSON does not know.
 */
export function jsonSize(value: unknown, most: number): number {
  const stack: unknown[] = [value];
  let size = 0;
  while (stack.length > 0 && size <= most) {
    const each = stack.pop();
    if (typeof each === 'string') size += each.length + 2;
    else if (typeof each !== 'object' || each === null) size += 5;
    else if (ArrayBuffer.isView(each)) size += each.byteLength;
    else if (Array.isArray(each)) {
      size += each.length + 2;
      for (const item of each) stack.push(item);
    } else size += pushFields(each, stack);
  }
  return size;
}

function pushFields(record: object, stack: unknown[]): number {
  let size = 2;
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    size += key.length + 4;
    stack.push(value);
  }
  return size;
}
