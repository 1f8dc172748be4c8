/** English: every message there is. What is missing in another language, or takes other arguments, does not compile. */
import { spoken } from './spoken.ts';

export const en = { ...spoken } as const;
