/**
 * The one judge of silence: how often each sensor usually speaks, and how long it has not. The health check (and with it the
 * alert of silent sensors) looks at all sensors now and then; a trigger hears each report of its own. Both teach one record.
 */
import { z } from 'zod';
import type { Clock } from '../base/ports.ts';
import { learnGap, type Rhythm, silenceBoundMs } from './rhythm.ts';

export interface ListeningStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

const memoryKey = 'health.rhythms';
/** A look that comes later than this after the last one: nobody listened all the time. */
const watchedGapMs = 45 * 60_000;
/** What is heard between two looks is written down at least so often. */
const savedEachMs = 10 * 60_000;
/** What comes within a second is one word. */
const oneWordMs = 1_000;

const stored = z.object({
  at: z.number(),
  /** Since when somebody listened. */
  since: z.number(),
  /** When it was last heard, gaps, the longest of them; 1 = each of its reports was heard, not only a look now and then. */
  rhythms: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()], z.number())),
});

interface Heard extends Rhythm {
  /** On the clock that only goes forward; undefined = before this process. */
  lastMs: number | undefined;
  /** Nobody listened in between: what comes next ends no gap. */
  broken: boolean;
  /** Of one that is followed: since when it could be heard again. */
  fromMs?: number;
  exact: boolean;
}

export class Listening {
  readonly #clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly #store: ListeningStore;
  #heard: Map<string, Heard> | undefined;
  readonly #followed = new Map<string, number>();
  #lookedMs: number | undefined;
  #savedMs = 0;
  /** Before that nothing was heard of anybody. */
  #sinceMs: number;

  constructor(clock: Pick<Clock, 'now' | 'elapsed'>, store: ListeningStore) {
    this.#clock = clock;
    this.#store = store;
    this.#sinceMs = clock.elapsed();
  }

  /** Each report of it is told by `heard` from now on; what is known from looks alone is learnt anew. Ends with the answer. */
  follow(id: string): () => void {
    this.#followed.set(id, (this.#followed.get(id) ?? 0) + 1);
    const known = this.#all().get(id);
    if (known !== undefined && !known.exact) this.#all().set(id, { ...fresh(known.lastMs), broken: true, exact: true });
    return () => {
      const count = this.#followed.get(id) ?? 0;
      if (count > 1) this.#followed.set(id, count - 1);
      else this.#followed.delete(id);
    };
  }

  /** It speaks now. */
  heard(id: string): void {
    const now = this.#clock.elapsed();
    this.#learn(id, now, true);
    if (now - this.#savedMs >= savedEachMs) this.save();
  }

  /** It could not be heard for a while: sleep, or a broker that is away. */
  lost(id: string): void {
    const known = this.#all().get(id);
    if (known !== undefined) known.broken = true;
  }

  /** It can be heard again: its silence begins now. */
  back(id: string): void {
    const known = this.#all().get(id);
    if (known !== undefined) known.fromMs = this.#clock.elapsed();
  }

  /** Whether anything was ever heard of it. */
  knows(id: string): boolean {
    return this.#all().has(id);
  }

  /**
   * A look at when each was last heard (ms since the epoch; undefined = not since it was known before). Others are
   * forgotten. Looks that are far apart begin anew: meanwhile nobody listened.
   */
  look(seen: ReadonlyMap<string, number | undefined>): void {
    const now = this.#clock.elapsed();
    const all = this.#all();
    if (this.#lookedMs === undefined || now - this.#lookedMs > watchedGapMs) {
      this.#sinceMs = now;
      for (const [id, each] of all) if (!this.#followed.has(id)) each.broken = true;
    }
    this.#lookedMs = now;
    for (const id of all.keys()) if (!seen.has(id) && !this.#followed.has(id)) all.delete(id);
    for (const [id, at] of seen) {
      if (at === undefined || this.#followed.has(id)) continue;
      this.#learn(id, now - Math.max(this.#clock.now() - at, 0), false);
    }
    this.save();
  }

  /** How long it may be silent, in milliseconds; undefined while too little is known. */
  boundMs(id: string): number | undefined {
    const known = this.#all().get(id);
    return known === undefined ? undefined : silenceBoundMs(known);
  }

  /** How long it has been silent, as far as somebody listened. */
  silentMs(id: string): number {
    const known = this.#all().get(id);
    const fromMs = this.#followed.has(id) ? (known?.fromMs ?? 0) : this.#sinceMs;
    return this.#clock.elapsed() - Math.max(known?.lastMs ?? this.#sinceMs, fromMs);
  }

  save(): void {
    const [now, wall] = [this.#clock.elapsed(), this.#clock.now()];
    this.#savedMs = now;
    const at = (ms: number): number => Math.round(wall - (now - ms));
    const rhythms = Array.from(this.#all(), ([id, { lastMs, gaps, longestGapMs, exact }]) => [
      id,
      [at(lastMs ?? this.#sinceMs), gaps, longestGapMs, ...(exact ? [1] : [])],
    ]);
    this.#store.set(memoryKey, { at: wall, since: at(this.#sinceMs), rhythms: Object.fromEntries(rhythms) });
  }

  #learn(id: string, atMs: number, exact: boolean): void {
    const all = this.#all();
    const known = all.get(id);
    if (known === undefined) all.set(id, { ...fresh(atMs), exact });
    else if (known.broken || known.lastMs === undefined) all.set(id, { ...known, lastMs: atMs, broken: false });
    else if (atMs - known.lastMs >= oneWordMs)
      all.set(id, { ...known, ...learnGap(known, atMs - known.lastMs), lastMs: atMs });
  }

  /** Read when it is first asked for: what the last process knew, and where it listened until now, its silences go on. */
  #all(): Map<string, Heard> {
    if (this.#heard !== undefined) return this.#heard;
    this.#heard = new Map();
    const kept = stored.safeParse(this.#store.get(memoryKey)).data;
    if (kept === undefined) return this.#heard;
    const [now, wall] = [this.#clock.elapsed(), this.#clock.now()];
    const isWatched = wall >= kept.at && wall - kept.at <= watchedGapMs;
    if (isWatched) {
      this.#sinceMs = now - Math.max(wall - kept.since, 0);
      this.#lookedMs = now - (wall - kept.at);
    }
    for (const [id, [at, gaps, longestGapMs, exact]] of Object.entries(kept.rhythms)) {
      const lastMs = isWatched ? now - Math.max(wall - at, 0) : undefined;
      this.#heard.set(id, { gaps, longestGapMs, lastMs, broken: !isWatched, exact: exact === 1 });
    }
    return this.#heard;
  }
}

function fresh(lastMs: number | undefined): Heard {
  return { gaps: 0, longestGapMs: 0, lastMs, broken: false, exact: false };
}
