/** A server with a made-up release of the app, as electron-builder publishes one: the file that tells of it, and an AppImage. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The AppImage of the made-up release. */
export const releaseFile = 'Inglenook-9.9.9.AppImage';

export interface ReleaseServer {
  /** Of the folder with the release. */
  readonly address: string;
  /** What it has, by path without the query; a text that begins with `->` leads elsewhere. */
  readonly files: Map<string, string>;
  /** The requests so far. */
  readonly asked: ReadonlyArray<{ readonly path: string; readonly headers: IncomingMessage['headers'] }>;
  /** Puts a release there whose AppImage is `program`. */
  publish(program: string, changes?: { version?: string; url?: string; sum?: string }): void;
  close(): Promise<void>;
}

export async function startReleaseServer(): Promise<ReleaseServer> {
  const files = new Map<string, string>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const [path = ''] = url.split('?');
    asked.push({ path, headers });
    const found = files.get(path);
    if (found === undefined) response.writeHead(404).end();
    else if (found.startsWith('->')) response.writeHead(302, { location: found.slice(2) }).end();
    else response.end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`,
    files,
    asked,
    publish(program, changes = {}) {
      const right = createHash('sha512').update(program).digest('base64');
      const { version = '9.9.9', url = releaseFile, sum = right } = changes;
      const checksum = sum === '' ? '' : `    sha512: ${sum}\n`;
      const list = `files:\n  - url: ${url}\n${checksum}    size: ${program.length}\npath: ${url}\n`;
      const notes = `releaseNotes: |-\n  - Better.\nreleaseDate: '2026-01-15T12:00:00.000Z'\n`;
      files.set('/releases/latest-linux.yml', `version: ${version}\n${list}${notes}`);
      files.set(`/releases/${releaseFile}`, program);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
