/** The one way in which what people choose is changed: on disk first, then it holds, then it is said, once. */
import type { Result } from './errors.ts';

/** What a change makes of what is kept, and what its asker is told; a refusal leaves everything as it is. */
export type Change<Kept, T> = (kept: Kept) => Result<{ readonly kept: Kept; readonly value: T }>;

/**
 * Makes a change when its turn comes, on top of those before it: none undoes another. The answer comes when it is on disk
 * and in force. Where the disk refuses (`settings.readOnly`), nothing has changed and nobody but its asker hears of it.
 */
export type Editing<Kept> = <T>(change: Change<Kept, T>) => Promise<Result<T>>;
