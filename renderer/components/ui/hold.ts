/** Press and hold: for actions that a slip of the hand must not start. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';

const holdMs = 600;

export interface Hold {
  readonly isHolding: boolean;
  /** For the button; without `onHold` there are none. */
  readonly handlers: {
    readonly onPointerDown?: (event: PointerEvent) => void;
    readonly onPointerUp?: () => void;
    readonly onPointerLeave?: () => void;
    readonly onPointerCancel?: () => void;
  };
  /** True once for the click that ends a hold: it is no press. */
  readonly wasHeld: () => boolean;
}

/** Calls `onHold` when the main button was down for 0.6 s. */
export function useHold(onHold: (() => void) | undefined): Hold {
  const [isHolding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  const latest = useRef(onHold);
  latest.current = onHold;
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = (): void => {
    clearTimeout(timer.current);
    setHolding(false);
  };
  const start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    held.current = false;
    setHolding(true);
    timer.current = setTimeout(() => {
      held.current = true;
      setHolding(false);
      latest.current?.();
    }, holdMs);
  };
  return {
    isHolding,
    handlers:
      onHold === undefined
        ? {}
        : { onPointerDown: start, onPointerUp: stop, onPointerLeave: stop, onPointerCancel: stop },
    wasHeld() {
      const was = held.current;
      held.current = false;
      return was;
    },
  };
}
