/** Commands that concern where passwords are kept. */
import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok, type Result } from '../service/base/errors.ts';
import type { SecretsView } from '../service/model/app.ts';
import type { Handlers } from './methods.ts';

type Names = Extract<keyof Handlers, `secrets.${string}`>;

export interface SecretPorts {
  readonly ports: Pick<ServicePorts, 'secrets'>;
}

export function secretHandlers({ ports: { secrets } }: SecretPorts): Pick<Handlers, Names> {
  const view = (): SecretsView => ({
    protection: secrets.protection,
    hasKeyring: secrets.guard?.hasKeyring ?? false,
    canMove: secrets.guard !== undefined,
  });
  const answer = (done: Result<void> | undefined): Result<SecretsView> => {
    if (done === undefined) return err('command.unsupported', 'secrets');
    return done.ok ? ok(view()) : done;
  };
  return {
    'secrets.state': () => ok(view()),
    'secrets.unlock': async ({ passphrase }) => answer(await secrets.guard?.unlock(passphrase)),
    'secrets.protect': async ({ by }) => answer(await secrets.guard?.protect(by)),
  };
}
