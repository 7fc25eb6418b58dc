/** Downloads over TLS: whom they trust, and that no redirect takes the lock away. */
import { readFileSync } from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { KNOWN, STRANGER } from './certificates.ts';
import { collection, entryAt, get, producer, refusal, shelfFolder } from './producer.ts';

const setAuthorities = (tls as { setDefaultCACertificates?: (certificates: string[]) => void }).setDefaultCACertificates;
const BODY = collection(3);
// before the first request: the list is read once
setAuthorities?.([...tls.rootCertificates, KNOWN.cert]);

async function secure(identity: typeof KNOWN, answer: http.RequestListener): Promise<string> {
  const server = https.createServer(identity, answer);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.skipIf(!setAuthorities)('a server whose certificate is known is read, straight or by a redirect from plain http', async () => {
  const base = await secure(KNOWN, (_, response) => void response.end(BODY));
  expect(readFileSync((await get(shelfFolder(), entryAt(base))).path, 'utf8')).toBe(BODY);
  const plain = await producer((_, response) => void response.writeHead(301, { location: `${base}/a` }).end());
  expect(readFileSync((await get(shelfFolder(), entryAt(plain.base))).path, 'utf8')).toBe(BODY);
});

test.skipIf(!setAuthorities)('no redirect goes from https to http, be it to the very same host', async () => {
  const plain = await producer((_, response) => void response.end(BODY));
  for (const location of [() => plain.base, (host: string) => `http://${host}/a`]) {
    const base = await secure(
      KNOWN,
      ({ headers }, response) => void response.writeHead(302, { location: location(headers.host ?? '') }).end(),
    );
    expect(await refusal(get(shelfFolder(), entryAt(base)))).toMatchObject({ params: { cause: 'redirect-forbidden' } });
  }
  expect(plain.connections()).toBe(0);
});

test('a server whose certificate nobody vouches for is refused before anything is asked', async () => {
  let asked = 0;
  const base = await secure(STRANGER, (_, response) => {
    asked += 1;
    response.end(BODY);
  });
  expect(await refusal(get(shelfFolder(), entryAt(base)))).toMatchObject({ code: 'download-failed', params: { cause: 'certificate' } });
  expect(asked).toBe(0);
});
