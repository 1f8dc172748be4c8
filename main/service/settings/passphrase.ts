/** The passphrase of the secrets, given from outside: for a service that nobody sits in front of. */
import { systemCode } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import { readSmallFile } from '../files/small-file.ts';

const passphraseVariable = 'INGLENOOK_PASSPHRASE';
const passphraseFileVariable = 'INGLENOOK_PASSPHRASE_FILE';

export interface GivenPassphrase {
  readonly passphrase?: string;
  /** Why the file that was named gives none. */
  readonly problem?: string;
}

/** From the environment, or from the file that it names, without the line's end. */
export async function givenPassphrase(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<GivenPassphrase> {
  const { [passphraseVariable]: direct, [passphraseFileVariable]: file } = environment;
  if (direct !== undefined && direct !== '') return { passphrase: direct };
  if (file === undefined || file === '') return {};
  try {
    const text = (await readSmallFile(file, limits.namedFileBytes)).toString('utf8').replace(/\r?\n$/, '');
    return text === '' ? { problem: `${file}: is empty` } : { passphrase: text };
  } catch (error) {
    return { problem: `${file}: ${systemCode(error)}` };
  }
}
