/** Takes notifications of an earlier run out of Windows' Action Center: Electron can only remove those that it made. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const answerWithinMs = 10_000;

/** The names come in through the environment, never as part of the script. */
const script = `
$ErrorActionPreference = 'Stop'
$null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$history = [Windows.UI.Notifications.ToastNotificationManager]::History
$tags = ConvertFrom-Json $env:INGLENOOK_TOAST_TAGS
foreach ($toast in @($history.GetHistory($env:INGLENOOK_TOAST_APP))) {
  if ($tags -contains $toast.Tag) { $history.Remove($toast.Tag, $toast.Group, $env:INGLENOOK_TOAST_APP) }
}`;

export type RunScript = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv) => Promise<unknown>;

const run: RunScript = (program, args, env) =>
  promisify(execFile)(program, [...args], { env, timeout: answerWithinMs, windowsHide: true });

/** @param tags ids as the system knows them. Rejects where it cannot be done. */
export async function removeToasts(appId: string, tags: readonly string[], runScript: RunScript = run): Promise<void> {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const args = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
  const environment = { ...process.env, INGLENOOK_TOAST_APP: appId, INGLENOOK_TOAST_TAGS: JSON.stringify(tags) };
  await runScript('powershell.exe', args, environment);
}
