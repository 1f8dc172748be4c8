/** Whether the network is metered, as a real NetworkManager says it, in a network of its own on a bus of its own. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askMetered } from '../../../main/shell/system/metered.ts';
import { waitUntil } from '../../support/wait-until.ts';

const run = promisify(execFile);

/** Why it cannot be tried here; undefined where it can. */
function whatIsMissing(): string | undefined {
  const programs = ['/usr/sbin/NetworkManager', '/usr/bin/nmcli', '/usr/bin/dbus-daemon', '/usr/bin/unshare'];
  const program = programs.find((each) => !existsSync(each));
  if (program !== undefined) return `there is no ${program}`;
  try {
    execFileSync('/usr/bin/unshare', ['-n', '-m', 'ip', 'link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1'], {
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return 'it takes root, and a kernel with veth';
  }
}

const missing = whatIsMissing();

describe.skipIf(missing !== undefined)(
  `a metered network${missing === undefined ? '' : ` (not tried: ${missing})`}`,
  () => {
    const before = process.env.DBUS_SYSTEM_BUS_ADDRESS;
    let folder: string;
    let bus: ChildProcess;
    let manager: ChildProcess;
    const nmcli = (...words: string[]) => run('/usr/bin/nmcli', words);

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'inglenook-metered-'));
      await mkdir(join(folder, 'connections'), { mode: 0o700 });
      await mkdir(join(folder, 'services'));
      await mkdir(join(folder, 'conf.d'));
      const socket = join(folder, 'bus');
      process.env.DBUS_SYSTEM_BUS_ADDRESS = `unix:path=${socket}`;
      await writeFile(
        join(folder, 'bus.conf'),
        `<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
      <servicedir>${join(folder, 'services')}</servicedir>
      <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
      );
      await writeFile(
        join(folder, 'nm.conf'),
        `[main]\nplugins=keyfile\ndns=none\nrc-manager=unmanaged\nauth-polkit=false\nno-auto-default=*
      [keyfile]\npath=${join(folder, 'connections')}
      [device-v0]\nmatch-device=interface-name:v0\nmanaged=1\n[logging]\nlevel=ERR\n`.replaceAll(/^ +/gm, ''),
      );
      bus = spawn('/usr/bin/dbus-daemon', [`--config-file=${join(folder, 'bus.conf')}`, '--nofork'], {
        stdio: 'ignore',
      });
      await waitUntil('the bus', () => existsSync(socket));
      const alone =
        'mount -t sysfs -o ro sysfs /sys; ip link add v0 type veth peer name v1; ip link set v1 up; exec "$@"';
      const options = ['--config', 'nm.conf', '--config-dir', 'conf.d', '--state-file', 'state', '--pid-file', 'pid'];
      const absolute = options.map((each) => (each.startsWith('--') ? each : join(folder, each)));
      const words = ['-n', '-m', 'sh', '-c', alone, 'alone', '/usr/sbin/NetworkManager', '--no-daemon', ...absolute];
      manager = spawn('/usr/bin/unshare', words, { stdio: 'ignore' });
      const device = async (): Promise<boolean> => {
        const listed = await nmcli('-g', 'DEVICE,STATE', 'device').catch(() => undefined);
        return listed?.stdout.includes('v0:disconnected') === true;
      };
      while (!(await device())) if (manager.exitCode !== null) throw new Error('NetworkManager ended');
      const address = ['ipv4.method', 'manual', 'ipv4.addresses', '192.0.2.10/24', 'ipv4.gateway', '192.0.2.1'];
      const connection = ['type', 'ethernet', 'ifname', 'v0', 'con-name', 'test', 'autoconnect', 'no'];
      await nmcli('connection', 'add', ...connection, ...address, 'ipv6.method', 'disabled');
    });
    afterAll(async () => {
      manager?.kill();
      bus?.kill();
      if (before === undefined) delete process.env.DBUS_SYSTEM_BUS_ADDRESS;
      else process.env.DBUS_SYSTEM_BUS_ADDRESS = before;
      await rm(folder, { recursive: true, force: true });
    });

    it('is not known without a connection', async () => {
      expect(await askMetered()).toBeUndefined();
    });

    it.each([
      ['yes', true],
      ['no', false],
      // Nobody has said it: the manager guesses by the kind of network.
      ['unknown', false],
    ])('is judged by what the connection says: %s', async (metered, judged) => {
      await nmcli('connection', 'modify', 'test', 'connection.metered', metered);
      await nmcli('connection', 'up', 'test');
      expect(await askMetered()).toBe(judged);
    });

    it('is not known any more when the manager has stopped, and asking does not start it again', async () => {
      // Whoever makes the bus start it leaves a mark.
      await writeFile(
        join(folder, 'services', 'nm.service'),
        `[D-BUS Service]\nName=org.freedesktop.NetworkManager\nExec=/usr/bin/touch ${join(folder, 'started')}\n`,
      );
      const reload = ['call', 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'ReloadConfig'];
      await run('/usr/bin/busctl', [`--address=${process.env.DBUS_SYSTEM_BUS_ADDRESS}`, ...reload]);
      const ended = new Promise((resolve) => manager.once('exit', resolve));
      const asked = Promise.all(Array.from({ length: 5 }, () => askMetered()));
      manager.kill();
      await ended;
      for (const each of await asked) expect([false, undefined]).toContain(each);
      expect(await askMetered()).toBeUndefined();
      expect(existsSync(join(folder, 'started'))).toBe(false);
    });

    it('is not known without a bus', async () => {
      const ended = new Promise((resolve) => bus.once('exit', resolve));
      bus.kill();
      await ended;
      expect(await askMetered()).toBeUndefined();
    });
  },
);
