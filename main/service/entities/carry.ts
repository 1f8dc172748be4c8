/** What becomes of a state when its config changes: a light that was `basic` may come back as `json`. */
import { toError } from '../base/errors.ts';
import type { View } from '../platforms/platform.ts';
import type { LiveEntity } from './live-entity.ts';
import { shownView } from './shown.ts';

export interface Carried {
  readonly state: unknown;
  readonly view: View;
}

/**
 * The state under the new config, and how it is shown. A state that only the old config can show is dropped for the
 * initial one: that is what a new entity of this config would have.
 * @param dropped is told when it was dropped because the platform failed.
 */
export function carryState(entity: LiveEntity, config: unknown, dropped: (error: Error) => void): Carried {
  const { platform } = entity;
  try {
    const state = platform.carry ? platform.carry(entity.config, config, entity.state) : entity.state;
    const view = shownView(platform, config, state);
    // Commands and descriptions read the state too; they must not find one of another shape.
    if (view !== undefined) return { state, view };
    if (platform.view(entity.config, entity.state) === undefined) return { state, view: entity.view };
  } catch (thrown) {
    dropped(toError(thrown));
  }
  const state = platform.initial(config);
  return { state, view: platform.view(config, state) ?? { state: 'unknown', attributes: {} } };
}
