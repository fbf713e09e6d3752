// app://touchstone/: serves the built window, file by file, under a content security policy that allows no outside
// request.
import { extname, join, resolve, sep } from 'node:path';
import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { devServer } from './dev-server.ts';
import { bundle, ORIGIN } from './places.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

const POLICY: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  // Monaco writes style elements whose hashes are not known beforehand
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Hot reload writes styles and scripts into the page and talks to its server. */
const DEV_POLICY: Record<string, string> = {
  ...POLICY,
  'script-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws:",
};

function headers(type: string): Record<string, string> {
  const policy = devServer() === null ? POLICY : DEV_POLICY;
  // no cross-origin-opener-policy: no page can open another here, and at its name Chromium throws away the process in
  // which the window was waiting, and starts a second one
  return {
    'content-type': type,
    'content-security-policy': Object.entries(policy)
      .map((rule) => rule.join(' '))
      .join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
  };
}

const NOT_FOUND: ProtocolResponse = { error: -6 };

/** The path of an address in the folder `root`; null for another origin, or a path that is invalid or outside of it. */
function pathIn(root: string, address: string): string | null {
  const { protocol: scheme, host, pathname } = new URL(address);
  if (`${scheme}//${host}` !== ORIGIN) return null;
  try {
    const path = resolve(join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    return path.startsWith(root + sep) ? path : null;
  } catch {
    // a percent sign without its digits
    return null;
  }
}

/** The built file of a request, with its headers. Chromium reads it, also from the archive of the packaged app. */
function fromDisk({ method, url }: ProtocolRequest): ProtocolResponse {
  const path = method === 'GET' ? pathIn(bundle('renderer'), url) : null;
  const type = path === null ? undefined : TYPES[extname(path)];
  return path === null || type === undefined ? NOT_FOUND : { path, headers: headers(type) };
}

/** Fetched by Node, because Chromium is closed to every host. */
async function fromServer(server: URL, url: URL): Promise<Response> {
  const answer = await fetch(new URL(url.pathname + url.search, server));
  const type = answer.headers.get('content-type') ?? 'text/plain';
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: headers(type) });
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Begins to serve; call when the app is ready. */
export function serveWindow(): void {
  const server = devServer();
  if (server !== null) protocol.handle('app', ({ url }) => fromServer(server, new URL(url)));
  // It is deprecated, but its successor answers with objects of fetch: Node loads that part of itself at the first
  // answer, and every byte passes through this process, which made the first page 75 ms late
  else protocol.registerFileProtocol('app', (request, answer) => answer(fromDisk(request)));
}
