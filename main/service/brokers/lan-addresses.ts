/** Where other machines reach this one: what is told to devices that are to use the built-in broker. */
import type { NetworkInterfaceInfo } from 'node:os';

/** No more are shown: the first is almost always the right one. */
const shown = 4;

/** Networks that only live inside of this machine, by the names that their makers give them. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|podman|tap|zt|tailscale|utun|wg)|hyper-v|wsl|virtual/i;

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** IPv4 addresses of real networks first, then others; IPv6 only where there is nothing else. Pure. */
export function lanAddresses(interfaces: Interfaces): readonly string[] {
  const all = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos.filter((info) => !info.internal).map((info) => ({ name, ...info })),
  );
  const v4 = all.filter(({ family, address }) => family === 'IPv4' && !address.startsWith('169.254.'));
  const v6 = all.filter(({ family, address }) => family === 'IPv6' && !/^fe[89ab]/i.test(address));
  const chosen = v4.length > 0 ? v4 : v6;
  const ordered = [
    ...chosen.filter(({ name }) => !virtual.test(name)),
    ...chosen.filter(({ name }) => virtual.test(name)),
  ];
  return ordered.slice(0, shown).map(({ address }) => address);
}
