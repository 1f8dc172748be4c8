/** What the service found wrong with what is edited, for the lists inside each other. */
import { createContext, useContext } from 'react';
import type { FieldProblem } from '../../../preload/contract.ts';
import { problemWithin } from '../../format/problems.ts';

export const FoundProblems = createContext<readonly FieldProblem[]>([]);

/** Looks up what was found wrong with a part of the definition: `actions[0]`. */
export function useFoundProblem(): (part: string) => string | undefined {
  const found = useContext(FoundProblems);
  return (part) => problemWithin(found, part);
}
