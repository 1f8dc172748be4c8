/** Changes of what is kept by a test: each holds at once, and nothing refuses it. */
import type { Editing } from '../../main/service/base/editing.ts';
import { ok } from '../../main/service/base/errors.ts';

export function editingOf<Kept>(get: () => Kept, set: (kept: Kept) => void): Editing<Kept> {
  return async (change) => {
    const changed = change(get());
    if (!changed.ok) return changed;
    set(changed.value.kept);
    return ok(changed.value.value);
  };
}
