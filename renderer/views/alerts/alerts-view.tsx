export function AlertsView(_: Record<string, unknown>) {
  return null;
}
