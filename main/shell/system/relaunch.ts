import { app } from 'electron';

/** Starts the app again once it has ended. `args`: its own arguments; as it was started, when absent. */
export function relaunch(args?: readonly string[]): void {
  const { APPIMAGE } = process.env;
  app.relaunch({
    // An AppImage is mounted anew: the program inside it is gone by then.
    ...(APPIMAGE === undefined ? {} : { execPath: APPIMAGE }),
    ...(args === undefined ? {} : { args: [...args] }),
  });
}
