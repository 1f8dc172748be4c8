/** Where the window is drawn. */
import { app } from 'electron';

/**
 * Linux: in the main process, by the processor. Chromium keeps a process for graphics from its start to its end, with a window
 * or without, and an app that sits in the tray has none nearly all the time. build/decisions/graphics.md. Before `ready`.
 */
export function drawHere(platform: NodeJS.Platform): void {
  if (platform !== 'linux') return;
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('in-process-gpu');
  // Else a driver would still be loaded, into the main process now, to be asked what it can.
  app.commandLine.appendSwitch('use-gl', 'disabled');
  if (process.env.GDK_GL !== undefined) return;
  // GTK would load it too, for file dialogs that use no GL. It looks once; programs that are started later need not see it.
  process.env.GDK_GL = 'disable';
  app.once('ready', () => delete process.env.GDK_GL);
}
