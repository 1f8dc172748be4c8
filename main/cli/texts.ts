/** Every sentence of the command line in one place. */
import type { Entity, Failure } from '../../preload/contract.ts';

export const texts = {
  nothingRuns: (dataDir: string) =>
    `nothing is running with ${dataDir}; start Inglenook first, or name a folder with --data-dir`,
  denied: (dataDir: string) => `${dataDir} is used by another user; only that one may connect`,
  unknown: (name: string) => `nothing is called "${name}"; "inglenook list" shows what there is`,
  ambiguous: (name: string, lines: string) => `"${name}" may be one of these:\n${lines}`,
  unknownOf: (kind: string, name: string) => `there is no ${kind} "${name}"`,
  cannot: (entity: Entity, what: string) =>
    `${entity.id} knows no "${what}"; it knows: ${entity.capabilities.actions.join(', ') || 'nothing'}`,
  failed: ({ code, detail }: Failure) => (detail === undefined ? code : `${code}: ${detail}`),
  outcome: { confirmed: 'confirmed', unconfirmed: 'sent, not confirmed', failed: 'failed' },
  keyValue: (text: string) => `"${text}" must be key=value`,
  since: (text: string) => `--since: "${text}" is neither a time nor like 30m, 24h, 7d`,
  noFile: (file: string, why: string) => `${file}: ${why}`,
  noInput: 'a task takes no fields; an automation does',
  imported: 'imported',
  noChanges: 'nothing would change',
  ended: 'the app has ended',
  kept: (file: string) => `kept in ${file}`,
  minutes: (text: string) => `"${text}" is not a number of minutes`,
} as const;
