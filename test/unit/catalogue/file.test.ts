/** Files fetched from a real server on this machine: what comes, what is cut, what is no data. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NetworkSwitch, Shelf } from '../../../electron/engine/catalogue/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { collection, entryAt, get, producer, refusal, shelfFolder } from './producer.ts';

const BODY = collection(4000);
const send =
  (body: string | Buffer, headers: http.OutgoingHttpHeaders = {}, status = 200) =>
  (_: unknown, response: http.ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const hasProxyAgent = major > 24 || (major === 24 && minor >= 5);
const parts = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /\.(part|ready)(\.json)?$/.test(name));

describe('a file that comes', () => {
  test('is kept as it was sent, with its record, and its progress is told', async () => {
    const { base, host, requests } = await producer(
      send(BODY, {
        'content-type': 'application/geo+json',
        'content-length': Buffer.byteLength(BODY),
        etag: '"v1"',
        'last-modified': 'Wed, 01 Jul 2026 08:00:00 GMT',
      }),
    );
    const userData = shelfFolder();
    const told: [string, string, number, number][] = [];
    const { path: file, record, how } = await get(userData, entryAt(`${base}/a`), { progress: (...step) => told.push(step) });
    expect(how).toBe('fetched');
    expect(readFileSync(file, 'utf8')).toBe(BODY);
    expect(record).toMatchObject({
      file: 'essai.geojson',
      bytes: Buffer.byteLength(BODY),
      etag: '"v1"',
      modifiedAt: '2026-07-01T08:00:00.000Z',
      sha256: createHash('sha256').update(BODY).digest('hex'),
    });
    const [last] = told.filter(([step]) => step === 'download').slice(-1);
    expect(last).toEqual(['download', host, Buffer.byteLength(BODY), Buffer.byteLength(BODY)]);
    expect(parts(userData)).toEqual([]);
    expect(requests[0]?.headers['user-agent']).toBe('Emprise/0.1.0');
    expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  test('is not asked for again while a copy is there, and is confirmed or replaced when asked', async () => {
    let version = 1;
    const { base, requests } = await producer((request, response) => {
      if (request.headers['if-none-match'] === `"v${version}"`) response.writeHead(304).end();
      else response.writeHead(200, { etag: `"v${version}"` }).end(collection(version));
    });
    const userData = shelfFolder();
    const entry = entryAt(`${base}/a`);
    const first = await get(userData, entry);
    expect((await get(userData, entry)).how).toBe('kept');
    expect(requests).toHaveLength(1);
    const confirmed = await get(userData, entry, { again: true });
    expect(confirmed).toMatchObject({ how: 'confirmed', path: first.path });
    version = 2;
    const second = await get(userData, entry, { again: true });
    expect(second.how).toBe('fetched');
    expect(readFileSync(second.path, 'utf8')).toBe(collection(2));
    expect(existsSync(first.path)).toBe(false);
    expect(new Shelf(userData).list()).toHaveLength(1);
  });

  test('stays, with its copy, when a newer one cannot be had', async () => {
    let broken = false;
    const { base } = await producer((_, response) => void (broken ? response.writeHead(500).end('panne') : response.end(BODY)));
    const userData = shelfFolder();
    const { path: file } = await get(userData, entryAt(base));
    broken = true;
    expect((await refusal(get(userData, entryAt(base), { again: true }))).code).toBe('download-refused');
    expect(readFileSync(file, 'utf8')).toBe(BODY);
    expect((await get(userData, entryAt(base))).how).toBe('kept');
  });

  test.each([
    ['packed for the way', 'essai.geojson', 'gzip', 1, 'essai.geojson', 0],
    ['a .gz as it is', 'essai.geojson.gz', undefined, 1, 'essai.geojson.gz', 1],
    ['a .gz whose server calls its own packing a transfer', 'essai.geojson.gz', 'gzip', 1, 'essai.geojson.gz', 1],
    ['a .gz packed once more for the way', 'essai.geojson.gz', 'gzip', 2, 'essai.geojson.gz', 1],
    ['a packed file under a plain name', 'essai.geojson', undefined, 1, 'essai.geojson.gz', 1],
    ['a plain file under a packed name', 'essai.geojson.gz', undefined, 0, 'essai.geojson', 0],
  ] as const)('%s', async (_, file, encoding, packed, name, keptPacked) => {
    let body: Buffer = Buffer.from(BODY);
    for (let turn = 0; turn < packed; turn += 1) body = gzipSync(body);
    const { base } = await producer(send(body, encoding ? { 'content-encoding': encoding } : {}));
    const { record, path: kept } = await get(shelfFolder(), entryAt(base, { file }));
    expect(record.file).toBe(name);
    const bytes = readFileSync(kept);
    expect((keptPacked ? gunzipSync(bytes) : bytes).toString('utf8')).toBe(BODY);
  });
});

describe('a download that was cut', () => {
  let held: http.ServerResponse | null = null;
  /** A download whose server goes away once something of this run has been received. */
  const cutShort = (userData: string, base: string) => {
    let begun: number | null = null;
    held = null;
    const progress = (_: string, __: string, done: number) => {
      begun ??= done;
      if (done > begun) held?.destroy();
    };
    return refusal(get(userData, entryAt(base), { progress }));
  };
  /** Sends half of it, then cuts, `cuts` times; knows ranges unless told. */
  const cutting = (cuts: number, ranges: boolean, etag = () => '"v1"', sent: (string | undefined)[] = []) => {
    const bytes = Buffer.from(BODY);
    return (request: http.IncomingMessage, response: http.ServerResponse) => {
      sent.push(request.headers.range);
      const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
      const same = request.headers['if-range'] === etag();
      const from = asked !== undefined && ranges && same ? Number(asked) : 0;
      const headers = { etag: etag(), 'content-length': bytes.length - from };
      if (from > 0) response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
      else response.writeHead(200, headers);
      if (sent.length > cuts) return void response.end(bytes.subarray(from));
      response.write(bytes.subarray(from, Math.floor((from + bytes.length) / 2)));
      held = response;
    };
  };

  test('goes on where it was, where the server proves that it is the same version', async () => {
    const sent: (string | undefined)[] = [];
    const { base } = await producer(cutting(2, true, undefined, sent));
    const userData = shelfFolder();
    const cut = await cutShort(userData, base);
    expect(cut).toMatchObject({ code: 'download-failed', params: { cause: 'cut' } });
    expect(parts(userData)).toHaveLength(2);
    await cutShort(userData, base);
    const { path: file } = await get(userData, entryAt(base));
    expect(readFileSync(file, 'utf8')).toBe(BODY);
    const [first, second, third] = sent.map((range) => (range === undefined ? 0 : Number(/\d+/.exec(range)?.[0])));
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
    expect(third).toBeGreaterThan(second as number);
    expect(parts(userData)).toEqual([]);
  });

  test('begins anew with a server that knows no ranges', async () => {
    const { base, requests } = await producer(cutting(1, false));
    const userData = shelfFolder();
    await cutShort(userData, base);
    const { path: file } = await get(userData, entryAt(base));
    expect(requests[1]?.headers.range).toMatch(/^bytes=[1-9]/);
    expect(readFileSync(file, 'utf8')).toBe(BODY);
  });

  test('begins anew where the version has changed meanwhile', async () => {
    let version = 1;
    const { base } = await producer(cutting(1, true, () => `"v${version}"`));
    const userData = shelfFolder();
    await cutShort(userData, base);
    version = 2;
    const { path: file, record } = await get(userData, entryAt(base));
    expect(readFileSync(file, 'utf8')).toBe(BODY);
    expect(record.etag).toBe('"v2"');
  });

  test('is not gone on from where the answer does not continue it', async () => {
    let turn = 0;
    const { base } = await producer((request, response) => {
      turn += 1;
      if (turn === 1) {
        response.writeHead(200, { etag: '"v1"', 'content-length': BODY.length * 2 });
        response.write(BODY.slice(0, 5000));
        held = response;
      } else if (request.headers.range) {
        response.writeHead(206, { etag: '"v1"', 'content-range': `bytes 7-${BODY.length}/${BODY.length}` }).end(BODY.slice(7));
      } else response.end(BODY);
    });
    const userData = shelfFolder();
    await cutShort(userData, base);
    expect(readFileSync((await get(userData, entryAt(base))).path, 'utf8')).toBe(BODY);
    expect(turn).toBe(3);
  });
});

describe('an answer that is no data', () => {
  test.each([
    [
      'an error page with status 200',
      { 'content-type': 'text/html; charset=utf-8' },
      '<!doctype html><html><head><title>Maintenance</title><style>b{}</style></head><body><h1>Service indisponible</h1> jusqu’à midi</body></html>',
      'Maintenance Service indisponible jusqu’à midi',
    ],
    [
      'a page that calls itself data',
      { 'content-type': 'application/geo+json' },
      '\ufeff \n<html><body>Erreur&nbsp;&eacute;trange</body></html>',
      'Erreur étrange',
    ],
    [
      'an exception report',
      { 'content-type': 'application/xml' },
      '<?xml version="1.0"?><ows:ExceptionReport><ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>Illegal property name: code</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
      'Illegal property name: code',
    ],
    ['a message in JSON', { 'content-type': 'application/json' }, '{"code":403,"message":"Quota atteint"}', 'Quota atteint'],
    ['nothing at all', { 'content-type': 'application/json' }, '', ''],
  ])('%s is told and not kept', async (_, headers, body, answer) => {
    const { base, host } = await producer(send(body, headers));
    const userData = shelfFolder();
    expect(await refusal(get(userData, entryAt(base)))).toEqual({ code: 'download-not-data', params: { host, answer } });
    expect(parts(userData)).toEqual([]);
    expect(new Shelf(userData).list()).toEqual([]);
  });

  test.each([404, 500, 503])('status %i is told with the words of the producer, 200 characters of them', async (status) => {
    const { base, host } = await producer(send(`<html><body><p>Commune   inconnue</p>${'très '.repeat(90)}</body></html>`, {}, status));
    const { code, params } = await refusal(get(shelfFolder(), entryAt(base)));
    expect(code).toBe('download-refused');
    expect(params).toMatchObject({ host, status });
    expect(String(params['answer'])).toMatch(/^Commune inconnue très très .*…$/);
    expect(String(params['answer']).length).toBeLessThanOrEqual(200);
  });

  test('a body whose end is missing is told: announced length, packed file, JSON', async () => {
    const short = await producer((_, response) => {
      response.writeHead(200, { 'content-length': 50_000 });
      response.write(BODY.slice(0, 20_000), () => setImmediate(() => response.destroy()));
    });
    expect(await refusal(get(shelfFolder(), entryAt(short.base)))).toMatchObject({ code: 'download-failed', params: { cause: 'cut' } });
    const packed = await producer(send(gzipSync(BODY).subarray(0, 9000)));
    expect(await refusal(get(shelfFolder(), entryAt(packed.base)))).toMatchObject({
      code: 'download-failed',
      params: { cause: 'truncated' },
    });
    const json = await producer(send(BODY.slice(0, 30_000)));
    expect(await refusal(get(shelfFolder(), entryAt(json.base)))).toMatchObject({
      code: 'download-failed',
      params: { cause: 'truncated' },
    });
  });
});

describe('limits', () => {
  test('a body that is too large is stopped: announced, as it comes, and as it unpacks', async () => {
    const settings = { limit_bytes: 1_000_000 };
    const big = Buffer.concat([Buffer.from('{"type":"FeatureCollection","features":['), Buffer.alloc(2_000_000, 0x20), Buffer.from(']}')]);
    const announced = await producer(send(big, { 'content-length': big.length }));
    const open = await producer((_, response) => {
      response.write(big);
      response.end();
    });
    const packed = await producer(send(gzipSync(big), { 'content-encoding': 'gzip' }));
    for (const { base, host } of [announced, open, packed]) {
      const userData = shelfFolder();
      expect(await refusal(get(userData, entryAt(base), { settings }))).toEqual({
        code: 'download-too-large',
        params: { host, limit_mb: 1 },
      });
      expect(parts(userData)).toEqual([]);
    }
  });

  test('a server that says nothing, or stops in the middle, is left', async () => {
    const silent = await producer(() => undefined);
    const settings = { idle_ms: 60 };
    expect((await refusal(get(shelfFolder(), entryAt(silent.base), { settings }))).code).toBe('download-timed-out');
    const stopping = await producer((_, response) => {
      response.writeHead(200, { etag: '"v1"', 'content-length': 50_000 });
      response.write(BODY.slice(0, 20_000));
    });
    const userData = shelfFolder();
    expect((await refusal(get(userData, entryAt(stopping.base), { settings }))).code).toBe('download-timed-out');
    expect(parts(userData)).toHaveLength(2);
  });

  test('a slow server is waited for as long as something comes', async () => {
    const pieces = 12;
    const { base } = await producer((_, response) => {
      let sent = 0;
      const step = Math.ceil(BODY.length / pieces);
      const next = () => {
        response.write(BODY.slice(sent * step, (sent + 1) * step));
        sent += 1;
        if (sent < pieces) setTimeout(next, 20);
        else response.end();
      };
      next();
    });
    const { path: file } = await get(shelfFolder(), entryAt(base), { settings: { idle_ms: 200 } });
    expect(readFileSync(file, 'utf8')).toBe(BODY);
  });

  test('a server that cannot be reached is told', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await refusal(get(shelfFolder(), entryAt(`http://127.0.0.1:${port}/`)))).toMatchObject({
      code: 'download-failed',
      params: { cause: 'refused' },
    });
  });
});

describe('redirects', () => {
  test('are followed, five of them', async () => {
    const { base, requests } = await producer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end('moved');
      else response.end(BODY);
    });
    expect(readFileSync((await get(shelfFolder(), entryAt(`${base}/5`))).path, 'utf8')).toBe(BODY);
    expect(await refusal(get(shelfFolder(), entryAt(`${base}/6`)))).toMatchObject({
      code: 'download-failed',
      params: { cause: 'redirects' },
    });
    expect(requests).toHaveLength(12);
  });

  test('go neither round in circles, nor to files, nor to another host without a lock', async () => {
    const other = await producer(send(BODY));
    for (const location of [
      'file:///etc/passwd',
      'ftp://example.org/a',
      'data:application/json,{}',
      `${other.base}/a`,
      'javascript:1',
      'http://',
    ]) {
      const { base } = await producer((_, response) => void response.writeHead(301, { location }).end());
      expect(await refusal(get(shelfFolder(), entryAt(base)))).toMatchObject({
        code: 'download-failed',
        params: { cause: 'redirect-forbidden' },
      });
    }
    expect(other.connections()).toBe(0);
    const loop = await producer((_, response) => void response.writeHead(307, { location: '/again' }).end());
    expect(await refusal(get(shelfFolder(), entryAt(loop.base)))).toMatchObject({ params: { cause: 'redirects' } });
  });
});

test.skipIf(!hasProxyAgent)('a proxy of the surroundings is asked, and told the whole address', async () => {
  const proxy = await producer((request, response) => void response.end(request.url === 'http://donnees.invalid/a?b=1' ? BODY : 'no'));
  process.env['HTTP_PROXY'] = proxy.base;
  onTestFinished(() => {
    delete process.env['HTTP_PROXY'];
  });
  expect(readFileSync((await get(shelfFolder(), entryAt('http://donnees.invalid/a?b=1'))).path, 'utf8')).toBe(BODY);
});

describe('the switch and the cancelling', () => {
  test('nothing is connected while the network is off, and a copy can be had all the same', async () => {
    const { base, connections } = await producer(send(BODY));
    const userData = shelfFolder();
    const isAllowed = () => false;
    expect((await refusal(get(userData, entryAt(base), { isAllowed }))).code).toBe('network-off');
    expect(connections()).toBe(0);
    await get(userData, entryAt(base));
    expect((await get(userData, entryAt(base), { isAllowed })).how).toBe('kept');
    expect((await refusal(get(userData, entryAt(base), { isAllowed, again: true }))).code).toBe('network-off');
    expect(connections()).toBe(1);
  });

  test('either ends a download under way, and what was received stays', async () => {
    for (const code of ['network-off', 'cancelled'] as const) {
      let left: () => void = () => undefined;
      const gone = new Promise<void>((resolve) => {
        left = resolve;
      });
      const { base } = await producer((request, response) => {
        request.socket.once('close', () => left());
        response.writeHead(200, { etag: '"v1"', 'content-length': 1_000_000 });
        response.write(BODY.slice(0, 50_000));
      });
      const userData = shelfFolder();
      let begun = false;
      const isOver = (which: string): boolean => begun && which === code;
      const work = get(userData, entryAt(base), {
        progress: (_, __, done) => {
          begun ||= done > 0;
        },
        isAllowed: () => !isOver('network-off'),
        checkpoint: () => {
          if (isOver('cancelled')) throw new EmpriseError('cancelled');
        },
      });
      expect((await refusal(work)).code).toBe(code);
      await gone;
      expect(parts(userData)).toHaveLength(2);
    }
  });

  test('the switch is off until turned on, one for all threads, and the surroundings have the last word', () => {
    const here = new NetworkSwitch();
    const there = new NetworkSwitch(here.shared);
    expect(there.allowed).toBe(false);
    here.set(true);
    expect(there.allowed).toBe(true);
    process.env['EMPRISE_NETWORK'] = 'off';
    onTestFinished(() => {
      delete process.env['EMPRISE_NETWORK'];
    });
    expect(there.allowed).toBe(false);
  });
});

test('a copy that is not as its record says is no copy', async () => {
  const { base, requests } = await producer(send(BODY));
  const userData = shelfFolder();
  const { path: file } = await get(userData, entryAt(base));
  const { truncateSync } = await import('node:fs');
  truncateSync(file, 10);
  expect(new Shelf(userData).list()).toEqual([]);
  await get(userData, entryAt(base));
  expect(requests).toHaveLength(2);
  expect(path.dirname(file).startsWith(userData)).toBe(true);
});
