/** What a package holds of ours: looked at in the asar that was made, not in the folder that it was made of. */
import { getRawHeader } from '@electron/asar';

/** What our code and its libraries may weigh in a package. */
export const codeBytes = 6_000_000;

export interface PackedFile {
  /** From the asar's root, with `/`. */
  readonly name: string;
  readonly bytes: number;
}

/** Whatever lies elsewhere came in by mistake: libraries are bundled, tests and maps are for us. */
const wanted = [/^package\.json$/, /^out\/(main|preload|renderer)\//, /^build\/icons\/(app\.png$|tray\/)/];
const unwanted = /(^|\/)(node_modules|tests?|__tests__|src)\/|\.(map|ts|tsx|md)$/;

/** What is wrong with the files of a package, one line each; empty when they are as they should be. Pure. */
export function contentProblems(files: readonly PackedFile[]): string[] {
  const strays = files.filter(({ name }) => unwanted.test(name) || !wanted.some((each) => each.test(name)));
  const problems = strays.map(({ name }) => `does not belong into a package: ${name}`);
  const bytes = weightOf(files);
  if (bytes > codeBytes) problems.push(`${inMB(bytes)} of our code and libraries, of ${inMB(codeBytes)} at most`);
  return problems;
}

/** For the log of a build: how much it is, and the largest files. Pure. */
export function describeContents(files: readonly PackedFile[]): string {
  const largest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  const list = largest.map(({ name, bytes }) => `${name} ${inMB(bytes)}`).join(', ');
  const total = `${inMB(weightOf(files))} of our code and libraries, of ${inMB(codeBytes)} at most`;
  return `The package holds ${files.length} files of ours, ${total}; the largest: ${list}.`;
}

/** The files of an asar. */
export function readAsar(file: string): PackedFile[] {
  const walk = (entry: unknown, name: string): PackedFile[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const inside: unknown = Reflect.get(entry, 'files');
    if (typeof inside !== 'object' || inside === null) return [{ name, bytes: Number(Reflect.get(entry, 'size')) }];
    return Object.entries(inside).flatMap(([each, child]) => walk(child, name === '' ? each : `${name}/${each}`));
  };
  return walk(getRawHeader(file).header, '');
}

function weightOf(files: readonly PackedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function inMB(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
