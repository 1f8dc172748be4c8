export function TasksView(_: Record<string, unknown>) {
  return null;
}
