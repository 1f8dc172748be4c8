/** What the service found wrong with a definition, looked up by its parts. Pure. */
import type { FieldProblem } from '../../preload/contract.ts';

function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);
}

/** What is wrong with a part, or with anything inside it: `actions[0]`. */
export function problemWithin(problems: readonly FieldProblem[], part: string): string | undefined {
  const found = problems.find(({ path }) => isWithin(path, part));
  return found === undefined ? undefined : `${found.message.charAt(0).toUpperCase()}${found.message.slice(1)}`;
}
