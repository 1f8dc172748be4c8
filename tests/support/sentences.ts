/** Finds sentences for people in source text: JSX text, words in attributes, and strings that read like a sentence. */
import { parseAst } from 'vite';

export interface Sentence {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Attributes whose texts nobody reads. */
const technical = new Set(
  (
    'className id type icon name kind tone href role dir key htmlFor view slot autoComplete size variant src rel target lang ' +
    'inputMode aria-live aria-controls aria-current aria-haspopup d viewBox fill stroke placement align'
  ).split(' '),
);
/** Names of keys, of things, and of what buses call, which are the same in every language. */
const names = new Set(
  (
    'Enter Escape ArrowDown ArrowUp ArrowLeft ArrowRight Home End Tab PageUp PageDown Control Alt Shift Super ' +
    'Inglenook Date Number Map Get Set Inhibited Notify Disconnected System'
  ).split(' '),
);
const twoWords = /\p{L}{2,}[,.:;!?…’”)]* +[“("]?\p{L}/u;
const oneWord = /^[“"]?\p{Lu}\p{Ll}+[.…:!?”]*$/u;
/** Styles (queries, colours, fonts), kinds of files, and entries of the desktop. */
const isStyle = /^(\(prefers-|color-mix\(|\d+px |[a-z]+\/[a-z]+; charset=|default-src |\[Desktop Entry\]|(Try)?Exec=)/;

function readsLikeOne(text: string): boolean {
  return twoWords.test(text) || (oneWord.test(text.trim()) && !names.has(text.trim()));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}

function get(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    node,
  );
}

/** Where a text is no sentence: types, imports, errors for the log, names of keys, what is compared. */
function isOther(node: Node, parent: Node | undefined, code: string): boolean {
  const callee = get(node, 'callee');
  const called = isNode(callee) ? code.slice(callee.start, callee.end) : '';
  return (
    (/^TS/.test(node.type) && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) ||
    ((node.type === 'ImportDeclaration' || /^Export/.test(node.type)) && isNode(get(node, 'source'))) ||
    node.type === 'ThrowStatement' ||
    /(^|\.)(say|look|sayWords|closest|matches|querySelector(All)?)$/.test(called) ||
    /^(console|log|logger)\b/.test(called) ||
    (node.type === 'Literal' &&
      (get(parent, 'key') === node || /^(BinaryExpression|MemberExpression|SwitchCase)$/.test(parent?.type ?? '')))
  );
}

/** The text of a node, if it is one that a person reads. */
function textOf(node: Node, isAttribute: boolean): string | undefined {
  const value = get(node, 'value');
  if (node.type === 'JSXText') return typeof value === 'string' && /\p{L}{2,}/u.test(value) ? value.trim() : undefined;
  if (node.type === 'Literal' && typeof value === 'string') {
    return !isStyle.test(value) && (readsLikeOne(value) || (isAttribute && oneWord.test(value))) ? value : undefined;
  }
  const quasis = get(node, 'quasis');
  if (node.type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined;
  const text = quasis.map((quasi) => String(get(quasi, 'value', 'cooked'))).join('…');
  if (isStyle.test(text)) return undefined;
  return /\p{L}{2,} +[“("]?[\p{L}…]|…[:,]? +\p{L}{2,}|^\p{Lu}\p{Ll}+/u.test(text) ? text : undefined;
}

/** Every sentence that stands in a file of TypeScript. */
export function sentencesIn(code: string, isTsx: boolean): readonly Sentence[] {
  const found: Sentence[] = [];
  const walk = (value: unknown, parent: Node | undefined): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, parent);
    if (!isNode(value) || isOther(value, parent, code)) return;
    if (value.type === 'JSXAttribute') {
      const name = get(value, 'name');
      if (isNode(name) && technical.has(code.slice(name.start, name.end))) return;
    }
    const text = textOf(value, parent?.type === 'JSXAttribute');
    if (text !== undefined && text !== 'Inglenook') {
      found.push({ line: code.slice(0, value.start).split('\n').length, text });
    }
    for (const [key, child] of Object.entries(value)) if (key !== 'type') walk(child, value);
  };
  walk(parseAst(code, { lang: isTsx ? 'tsx' : 'ts' }).body, undefined);
  return found;
}
