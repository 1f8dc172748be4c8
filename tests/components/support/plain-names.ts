/** Sentences of automations as they are without a home: ids for names, values as they are written. */
import type { Names } from '../../../renderer/format/automation.ts';

export const plainNames: Names = {
  entity: (id) => id,
  device: (id) => id,
  task: (id) => id,
  limit: (_of, value) => String(value),
  state: (_of, state) => state,
  param: (_id, name, value) => (name === 'code' ? undefined : String(value)),
};
