/** What the package that runs says of itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { updateAddressProblem } from '../../service/settings/update-address.ts';
import type { UpdateFacts } from './policy.ts';

const largestFile = 64 * 1024;

/** @param resources the folder of app.asar. */
export function readPackageFacts(resources: string): Pick<UpdateFacts, 'packageType' | 'address'> {
  const packageType = readSmall(path.join(resources, 'package-type'))?.trim();
  return { packageType, address: bakedAddress(readSmall(path.join(resources, 'app-update.yml')) ?? '') };
}

/** The address in electron-builder's file: one line of it, as it writes it. */
export function bakedAddress(yaml: string): string | undefined {
  if (!/^provider: generic$/m.test(yaml)) return undefined;
  const address = /^url: (['"]?)(\S+)\1$/m.exec(yaml)?.[2];
  return address !== undefined && updateAddressProblem(address) === undefined ? address : undefined;
}

function readSmall(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return text.length > largestFile ? undefined : text;
  } catch {
    // Not every package has it.
    return undefined;
  }
}
