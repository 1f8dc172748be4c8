export function AutomationsView(_: Record<string, unknown>) {
  return null;
}
