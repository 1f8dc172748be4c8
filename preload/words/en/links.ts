/** Links that open the app. */
export const links = {
  ask: 'Run “{name}”?',
  askText: 'A link asks for it.',
  run: 'Run',
  cancel: 'Cancel',
  unknown: 'Inglenook does not know this link',
  noWork: 'There is no task or automation “{id}”.',
  failed: '“{name}” was not run: {reason}.',
} as const;
