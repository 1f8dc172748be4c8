/** Serves the window's files as app://inglenook/..., with the content security policy as a header. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

export const pageScheme = 'app';
const pageHost = 'inglenook';
export const pageUrl = `${pageScheme}://${pageHost}/index.html`;
/** The same page, as the panel at the tray. */
export const panelUrl = `${pageUrl}?panel`;

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** True for addresses of our own page: protocol and host both match (the `origin` of such a URL is the text "null"). */
export function isPageUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${pageScheme}:` && url.host === pageHost;
}

/**
 * The file that an address means, or undefined when it is not one of ours or leaves `root`.
 * Encoded separators and NUL survive URL parsing, so they are refused by name.
 */
export function fileOf(root: string, address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !isPageUrl(address) || /%2f|%5c|%00|\\/i.test(url.pathname)) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  const file = path.join(root, name === '/' ? 'index.html' : name);
  const relative = path.relative(root, file);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative) || name.includes('\0'))
    return undefined;
  return file;
}

const unpack = promisify(brotliDecompress);

/** A file as it is, or what was packed beside its name (build/packed-chunks.ts). Rejects where there is neither. */
async function contentOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readFile(file);
  } catch {
    return new Uint8Array(await unpack(await readFile(`${file}.br`)));
  }
}

/** Answers the page's requests from the folder `root`. */
export function servePage(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, '');
    const file = fileOf(root, request.url);
    if (file === undefined) return answer(403, 'forbidden');
    try {
      return answer(200, await contentOf(file), types[path.extname(file).toLowerCase()] ?? 'application/octet-stream');
    } catch {
      return answer(404, 'not found');
    }
  };
}

/**
 * Answers from Vite's development server instead, so that the page keeps its address. Vite needs inline styles and
 * scripts and a socket; this function is only reached in an unpackaged app.
 */
export function serveFromDevServer(server: string): (request: Request) => Promise<Response> {
  const policy = "default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://127.0.0.1:* ws://localhost:*";
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const reply = await fetch(new URL(pathname + search, server));
    const headers = {
      'content-type': reply.headers.get('content-type') ?? 'text/plain',
      'content-security-policy': policy,
    };
    return new Response(await reply.arrayBuffer(), { status: reply.status, headers });
  };
}

function answer(status: number, body: string | Uint8Array<ArrayBuffer>, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    },
  });
}
