/** How a state is shown: as its platform says, within what Home Assistant's state machine takes. Pure. */
import { limits } from '../base/limits.ts';
import type { Platform, View } from '../platforms/platform.ts';
import { isLongerThan, unknownView } from '../platforms/shared/values.ts';

/** Undefined when the state cannot be shown; one that is too long is shown as unknown, without attributes. */
export function shownView(platform: Platform<unknown, unknown>, config: unknown, state: unknown): View | undefined {
  const view = platform.view(config, state);
  return view !== undefined && isLongerThan(view.state, limits.stateChars) ? unknownView : view;
}
