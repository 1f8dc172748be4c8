/** A pressed key in Electron's words for global shortcuts. Pure. */

export interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Keys that Electron names as the page does, but for the arrows, which it calls by their direction. */
const named = /^(?:Arrow)?(Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/;

/** "Control+Alt+H"; undefined while only modifiers are down, and for keys that nobody could press for it alone. */
export function acceleratorOf(pressed: PressedKey): string | undefined {
  const { code } = pressed;
  const key = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/
    .exec(code)
    ?.slice(1)
    .find((each) => each !== undefined);
  const name = key ?? named.exec(code)?.[1];
  if (name === undefined || !(pressed.ctrlKey || pressed.altKey || pressed.metaKey)) return undefined;
  const modifiers = [
    pressed.ctrlKey ? 'Control' : '',
    pressed.altKey ? 'Alt' : '',
    pressed.shiftKey ? 'Shift' : '',
    pressed.metaKey ? 'Super' : '',
  ].filter((each) => each !== '');
  return [...modifiers, name].join('+');
}
