/** What agents did or were refused, the last of it: kept apart from alerts, so that no agent can push those out. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { Clock } from '../base/ports.ts';
import type { KvStore } from '../history/kv-store.ts';
import type { AgentEntry } from '../model/agents.ts';
import { instantSchema } from '../schema/fields.ts';

const text = z.string().max(limits.agentTextChars);
const entrySchema: z.ZodType<AgentEntry> = z.strictObject({
  id: z.string().regex(/^\d{9}$/),
  at: instantSchema,
  agent: text,
  what: z.enum(['command', 'draft']),
  name: z.string().max(limits.nameChars),
  entityId: z.string().exactOptional(),
  automationId: z.string().exactOptional(),
  action: text.exactOptional(),
  params: text.exactOptional(),
  outcome: z.enum(['allowed', 'refused']),
  reason: z
    .enum(['notAllowed', 'unknown', 'person', 'timeout', 'withdrawn', 'tooMany', 'stopped', 'invalid'])
    .exactOptional(),
  result: z.enum(['confirmed', 'unconfirmed', 'failed']).exactOptional(),
});

const prefix = 'agent:';

export interface AgentLog {
  add(entry: Omit<AgentEntry, 'id' | 'at'>): AgentEntry;
  /** Says more of one that is there. */
  complete(entry: AgentEntry): void;
  /** Newest first. */
  list(limit?: number): readonly AgentEntry[];
}

/** Reads what is kept when it is first needed. */
export function createAgentLog(kv: KvStore, clock: Clock): AgentLog {
  /** By id, which is a number: the wall clock may be set. */
  let known: Map<string, AgentEntry> | undefined;
  const entries = (): Map<string, AgentEntry> => {
    if (known !== undefined) return known;
    const read = [...kv.entries(prefix).values()].flatMap((raw): AgentEntry[] => {
      const parsed = entrySchema.safeParse(raw);
      return parsed.success ? [parsed.data] : [];
    });
    known = new Map(read.sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => [entry.id, entry]));
    return known;
  };
  const put = (entry: AgentEntry): void => {
    const all = entries();
    all.set(entry.id, entry);
    kv.set(`${prefix}${entry.id}`, entry);
    // Each for itself: an agent that is refused again and again must not wash away what it was allowed.
    const alike = [...all.values()].filter(({ outcome }) => outcome === entry.outcome);
    for (const { id } of alike.slice(0, Math.max(alike.length - limits.agentEntries, 0))) {
      all.delete(id);
      kv.delete(`${prefix}${id}`);
    }
  };
  return {
    add(said) {
      const last = [...entries().keys()].at(-1) ?? '0';
      const id = String(Number(last) + 1).padStart(9, '0');
      const entry = { ...said, id, at: new Date(clock.now()).toISOString() };
      put(entry);
      return entry;
    },
    complete: put,
    list: (limit) => [...entries().values()].reverse().slice(0, limit),
  };
}
