/** JSON in pieces: a file of tens of thousands of names is put into text with pauses between. Pure. */

/** Lists and objects below this depth are one piece: what a file holds many of lies above. */
const piecesDepth = 2;

const step = '  ';

/**
 * The text of a value, as `JSON.stringify` with an indent of two spaces has it. A map is written as an object; of one that
 * changes meanwhile each entry is as it was when its turn came.
 */
export function* jsonPieces(value: unknown, depth = 0): Generator<string, void, void> {
  const entries = depth < piecesDepth ? entriesOf(value) : undefined;
  if (entries === undefined) {
    // No text holds a line break as such, so each of them begins a line of the layout.
    const text = JSON.stringify(value instanceof Map ? Object.fromEntries(value) : value, null, step);
    yield text.replaceAll('\n', `\n${step.repeat(depth)}`);
    return;
  }
  const indent = `\n${step.repeat(depth + 1)}`;
  let isFirst = true;
  for (const [key, each] of entries) {
    if (each === undefined) continue;
    yield `${isFirst ? '{' : ','}${indent}${JSON.stringify(key)}: `;
    yield* jsonPieces(each, depth + 1);
    isFirst = false;
  }
  yield isFirst ? '{}' : `\n${step.repeat(depth)}}`;
}

function entriesOf(value: unknown): Iterable<readonly [string, unknown]> | undefined {
  if (value instanceof Map) return value as ReadonlyMap<string, unknown>;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}
