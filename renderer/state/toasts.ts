/** Short messages at the edge of the window, for outcomes that have no place of their own. */
export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'error';
  readonly text: string;
}

const shownMs = { done: 4_000, error: 10_000 } as const;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(message: Omit<Toast, 'id'>): void {
  const id = ++lastId;
  set([...toasts.filter((each) => each.text !== message.text), { ...message, id }].slice(-4));
  setTimeout(() => dismissToast(id), shownMs[message.kind]);
}

export function dismissToast(id: number): void {
  if (toasts.some((each) => each.id === id)) set(toasts.filter((each) => each.id !== id));
}

export function readToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
