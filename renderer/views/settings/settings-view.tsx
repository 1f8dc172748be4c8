export function SettingsView(_: Record<string, unknown>) {
  return null;
}
