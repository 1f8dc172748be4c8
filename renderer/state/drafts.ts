/**
 * What is typed into an editor and not saved: kept until it is saved or given up, whatever leads away from the page, the
 * window's end included. It is only for the thing that was edited: if that has changed since, the draft is dropped.
 */
import { useCallback, useEffect, useState } from 'react';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const storageKey = 'inglenook.drafts';
/** The oldest go first. */
const mostDrafts = 8;

interface Kept {
  readonly key: string;
  /** The version of the app and the thing as it was: a draft of another one may have another shape. */
  readonly basis: string;
  readonly draft: unknown;
}

function readAll(storage: Storage): readonly Kept[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(read) ? read.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'basis'].every((name) => typeof Reflect.get(value, name) === 'string') && 'draft' in value;
}

/** The draft of this thing as it is now; undefined where there is none. */
export function readDraft(storage: Storage, key: string, basis: string): unknown {
  return readAll(storage).find((each) => each.key === key && each.basis === basis)?.draft;
}

/** Keeps a draft in place of the one before; undefined = none any more. */
export function keepDraft(storage: Storage, key: string, basis: string, draft: unknown): void {
  const others = readAll(storage).filter((each) => each.key !== key);
  const next = draft === undefined ? others : [...others, { key, basis, draft }].slice(-mostDrafts);
  try {
    storage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Full: then it is as long as the page is.
  }
}

export interface Draft<T> {
  readonly draft: T;
  readonly setDraft: (draft: T) => void;
  /** It comes from an earlier visit. */
  readonly isKept: boolean;
  /** Saved, or given up. */
  readonly forget: () => void;
}

/**
 * @param key what is edited: `task:ID`, `automation:new`.
 * @param start the thing as it is. A new one has an id of its own each time, so its `basis` is given.
 */
export function useDraft<T extends object>(
  key: string,
  start: T,
  version: string,
  basis = JSON.stringify(start),
): Draft<T> {
  const [fixedBasis] = useState(`${version} ${basis}`);
  const [kept] = useState(() => readDraft(localStorage, key, fixedBasis) as T | undefined);
  const [first] = useState(kept ?? start);
  const [draft, setState] = useState(first);
  const [isForgotten, setForgotten] = useState(false);
  useEffect(() => {
    if (!isForgotten && draft !== first) keepDraft(localStorage, key, fixedBasis, draft);
  }, [draft, first, key, fixedBasis, isForgotten]);
  const forget = useCallback(() => {
    setForgotten(true);
    keepDraft(localStorage, key, fixedBasis, undefined);
  }, [key, fixedBasis]);
  const setDraft = useCallback((next: T) => {
    setForgotten(false);
    setState(next);
  }, []);
  return { draft, setDraft, isKept: kept !== undefined && draft === kept, forget };
}
