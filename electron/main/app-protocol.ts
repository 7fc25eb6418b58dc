/** The page is served from `app://emprise/`, confined to dist/renderer, with a Content-Security-Policy that allows nothing from outside. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { net, protocol } from 'electron';

export const PAGE_ORIGIN = 'app://emprise';
const SCHEME = 'app';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

// Vite's client injects inline scripts and styles and listens on a socket; never in a packaged application
const DEVELOPMENT_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

const notFound = () => new Response('not found', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

async function fromDisk(pageFolder: string, pathname: string): Promise<Response> {
  const file = path.normalize(path.join(pageFolder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  const type = TYPES[path.extname(file)];
  if (!type || !file.startsWith(pageFolder + path.sep)) return notFound();
  return new Response(await readFile(file), { headers: { 'Content-Type': type } });
}

/** `developmentServer`: address of Vite while developing; the page keeps its `app://` origin, only the bytes come from there. */
export function servePage(pageFolder: string, developmentServer: string | undefined): void {
  const bytesOf = async (url: URL): Promise<Response> => {
    if (url.host !== 'emprise') return notFound();
    if (developmentServer) return net.fetch(new URL(url.pathname + url.search, developmentServer).toString());
    return fromDisk(pageFolder, url.pathname);
  };
  protocol.handle(SCHEME, async (request) => {
    const answer = await bytesOf(new URL(request.url)).catch(notFound);
    const headers = new Headers(answer.headers);
    headers.set('Content-Security-Policy', developmentServer ? DEVELOPMENT_POLICY : POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(answer.body, { status: answer.status, headers });
  });
}
