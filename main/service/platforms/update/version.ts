/**
 * Is one version newer than another? The ordering of AwesomeVersion, which Home Assistant compares updates with:
 * SemVer, CalVer, plain dotted numbers, build numbers, hexadecimal numbers, PEP 440 and container tags.
 */

type Scheme = 'build' | 'calver' | 'hex' | 'semver' | 'container' | 'simple' | 'pep440';

const patterns: ReadonlyArray<readonly [Scheme, RegExp]> = [
  ['build', /^\d+$/],
  ['calver', /^(?:\d{2}|\d{4})\.\d{1,2}?(?:\.?\d{1,2}?\.?)?(?:\.\d)?(?:\d*|\w+\d)$/],
  ['hex', /^0x[\da-f]+$/i],
  [
    'semver',
    /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i,
  ],
  ['container', /^(?:latest|dev|stable|beta)$/],
  ['simple', /^[vV]?\d+(?:\.\d+)+$/],
  [
    'pep440',
    /^(?:[1-9]\d*!)?(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*(?:[-_.]?(?:alpha|beta|c|pre|preview|a|b|rc)(?:0|[1-9]\d*))?(?:[-_.]?(?:post|r|rev)(?:0|[1-9]\d*))?(?:[-_.]?(?:d|dev)(?:0|[1-9]\d*))?(?:\+[\da-z]+(?:[-_.][\da-z]+)*)?$/,
  ],
];

/** Longer texts are no versions: they are not looked at. */
const maxLength = 255;

/** `beta2`, `0-rc1`, `dev.4`: the modifier, its kind and its number. */
const modifierPattern = /^(?:\d+-|\d|)(([a-z]+)\.?(\d*))$/;
const compoundPattern = /^([a-z]+)(\d*)-.*$/;
const compoundPartPattern = /^([a-z]+)(\d*)$/;

const containerRank = new Map([
  ['stable', 1],
  ['beta', 2],
  ['latest', 3],
  ['dev', 4],
]);

const modifierRank = new Map([
  ['dev', 0],
  ['d', 0],
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['rc', 3],
]);

/** SemVer knows the long names only. */
const semverRank = new Map([...modifierRank].filter(([kind]) => kind.length > 1));

interface Version {
  readonly text: string;
  readonly scheme: Scheme;
  /** The part after the hyphen of a SemVer, else undefined. */
  readonly prerelease: string | undefined;
  readonly modifier: string | undefined;
  readonly modifierKind: string | undefined;
  readonly sections: readonly bigint[];
}

/** Undefined: no scheme knows it. */
function parseVersion(raw: string): Version | undefined {
  if (raw.length > maxLength) return undefined;
  const text = raw.trim().replace(/\.$/, '').replace(/^v/i, '');
  const found = patterns.find(([, pattern]) => pattern.test(text));
  if (found === undefined) return undefined;
  const [scheme, pattern] = found;
  const prerelease = scheme === 'semver' ? pattern.exec(text)?.[1] : undefined;
  const modifier = modifierOf(scheme, text, prerelease);
  const modifierKind = kindOf(modifier);
  return { text, scheme, prerelease, modifier, modifierKind, sections: sectionsOf(scheme, text, modifier) };
}

function modifierOf(scheme: Scheme, text: string, prerelease: string | undefined): string | undefined {
  if (scheme === 'container' || scheme === 'hex') return undefined;
  const candidate = scheme === 'semver' ? prerelease : lastPart(text);
  if (candidate === undefined) return undefined;
  return modifierPattern.exec(candidate)?.[1] ?? (scheme === 'semver' ? candidate : undefined);
}

function kindOf(modifier: string | undefined): string | undefined {
  if (modifier === undefined) return undefined;
  return modifierPattern.exec(modifier)?.[2] ?? compoundPattern.exec(modifier)?.[1];
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1);
}

function sectionsOf(scheme: Scheme, text: string, modifier: string | undefined): readonly bigint[] {
  if (scheme === 'build' || scheme === 'hex') return [BigInt(text)];
  if (scheme === 'container') return [0n];
  const parts = text.split('.');
  const count = scheme === 'semver' ? 3 : parts.filter((part) => part !== '' && part !== modifier).length;
  return parts.slice(0, count).map((part) => BigInt(/^[a-z]*(\d+)/.exec(part)?.[1] ?? 0));
}

/** Undefined: the numbers are the same. */
function isNewerByNumbers(a: Version, b: Version): boolean | undefined {
  const count = Math.max(a.sections.length, b.sections.length);
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [a.sections[index] ?? 0n, b.sections[index] ?? 0n];
    if (x !== y) return x > y;
  }
  return undefined;
}

/** Undefined: their modifiers do not tell. */
function isNewerByModifier(a: Version, b: Version): boolean | undefined {
  if (b.modifier === undefined) return undefined;
  if (a.modifier === undefined) return true;
  const x = modifierPattern.exec(lastPart(a.text));
  const y = modifierPattern.exec(lastPart(b.text));
  if (x !== null && y !== null) {
    const [kindX, kindY] = [x[2] ?? '', y[2] ?? ''];
    if (kindX === kindY) return BigInt(x[3] || 0) > BigInt(y[3] || 0);
    const [rankX, rankY] = [modifierRank.get(kindX), modifierRank.get(kindY)];
    return rankX !== undefined && rankY !== undefined && rankX > rankY;
  }
  const bothDigits = /^\d$/.test(a.modifier) && /^\d$/.test(b.modifier);
  return bothDigits ? a.modifier > b.modifier : undefined;
}

function isNewerByPrerelease(a: Version, b: Version): boolean {
  if (a.scheme !== 'semver' && b.scheme !== 'semver') return false;
  if (a.modifierKind === undefined || b.modifierKind === undefined) return false;
  if (a.modifierKind !== b.modifierKind) {
    const [x, y] = [semverRank.get(a.modifierKind), semverRank.get(b.modifierKind)];
    if (x !== undefined && y !== undefined) return x > y;
  }
  const [x, y] = [numberOf(a.prerelease), numberOf(b.prerelease)];
  if (x !== y && (x === undefined || y === undefined)) return x === undefined;
  if (x !== undefined && y !== undefined && x !== y) return x > y;
  if (a.prerelease === undefined || b.prerelease === undefined) return false;
  return isNewerByParts(a.prerelease.split('-').slice(1), b.prerelease.split('-').slice(1));
}

function numberOf(prerelease: string | undefined): bigint | undefined {
  if (prerelease === undefined) return undefined;
  const digits = modifierPattern.exec(prerelease)?.[3] ?? compoundPattern.exec(prerelease)?.[2] ?? '';
  return digits === '' ? undefined : BigInt(digits);
}

function isNewerByParts(a: readonly string[], b: readonly string[]): boolean {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) break;
    const newer = isNewerPart(part, other);
    if (newer !== undefined) return newer;
  }
  return a.length > b.length;
}

function isNewerPart(a: string, b: string): boolean | undefined {
  const [x, y] = [compoundPartPattern.exec(a), compoundPartPattern.exec(b)];
  if (x !== null && y !== null) {
    const [kindX = '', kindY = ''] = [x[1], y[1]];
    if (kindX !== kindY) {
      const [rankX, rankY] = [semverRank.get(kindX), semverRank.get(kindY)];
      return rankX !== undefined && rankY !== undefined ? rankX > rankY : kindX > kindY;
    }
    return isLarger(x[2], y[2]);
  }
  return isLarger(/\d+/.exec(a)?.[0], /\d+/.exec(b)?.[0]);
}

function isLarger(a: string | undefined, b: string | undefined): boolean | undefined {
  if (!a || !b) return undefined;
  const [x, y] = [BigInt(a), BigInt(b)];
  return x === y ? undefined : x > y;
}

/** Is `a` newer than `b`? Undefined where they cannot be compared, because one of them is no version. */
export function isNewerVersion(a: string, b: string): boolean | undefined {
  const [x, y] = [parseVersion(a), parseVersion(b)];
  if (x === undefined || y === undefined) return undefined;
  if (x.text === y.text) return false;
  const [rankX, rankY] = [containerRank.get(x.text), containerRank.get(y.text)];
  if (rankX !== undefined) return rankY === undefined || rankX > rankY;
  if (rankY !== undefined) return false;
  return isNewerByNumbers(x, y) ?? isNewerByModifier(x, y) ?? isNewerByPrerelease(x, y);
}
