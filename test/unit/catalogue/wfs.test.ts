/** A WFS that gives its objects by pages, as a real server on this machine: to the end, in order, each once. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { entryAt, feature, get, producer, refusal, shelfFolder } from './producer.ts';

interface Service {
  readonly total: number;
  /** The service gives no more than this at once, whatever is asked. */
  readonly cap: number;
  readonly says?: 'numberMatched' | 'totalFeatures' | 'next' | 'nothing';
  /** Objects that the page at 100 repeats from the one before. */
  readonly overlap?: number;
  readonly packed?: boolean;
  /** Number of objects after which pages are empty, though more are announced. */
  readonly stopsAt?: number;
}

async function service({ total, cap, says = 'numberMatched', overlap = 0, packed = false, stopsAt = total }: Service) {
  const started = await producer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const asked = Number(query.get('STARTINDEX'));
    const start = asked === 100 ? asked - overlap : asked;
    const count = Math.min(Number(query.get('COUNT')), cap);
    const features = Array.from({ length: Math.max(0, Math.min(count, stopsAt - start)) }, (_, index) => feature(start + index));
    const rest = start + features.length < total;
    const links = [{ rel: 'self' }, ...(rest ? [{ rel: 'next', href: 'https://ailleurs.invalid/' }] : [])];
    const said = says === 'next' ? { numberMatched: 'unknown', links } : says === 'nothing' ? {} : { [says]: total };
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } };
    const body = JSON.stringify({ type: 'FeatureCollection', features, ...said, crs });
    if (packed) response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    else response.end(body);
  });
  const entry = entryAt(`${started.base}/ows?SERVICE=WFS&CQL_FILTER=dep%3D%27{departement}%27`, {
    protocol: 'wfs',
    typeName: 'ADMIN:commune',
    sortBy: 'code_insee',
    parameters: [{ name: 'departement', title: 'departement', pattern: '\\d{2}' }],
  });
  return { ...started, entry };
}

const values = { departement: '71' };
const ids = (file: string): string[] => JSON.parse(readFileSync(file, 'utf8')).features.map(({ id }: { id: string }) => id);
const all = (total: number) => Array.from({ length: total }, (_, id) => `commune.${id}`);

test.each([
  { total: 250, cap: 100, says: 'numberMatched', requests: 3 },
  { total: 250, cap: 40, says: 'totalFeatures', requests: 7 },
  { total: 250, cap: 40, says: 'next', requests: 7 },
  { total: 250, cap: 40, says: 'nothing', requests: 8 },
  { total: 200, cap: 100, says: 'numberMatched', requests: 2 },
  { total: 250, cap: 100, says: 'numberMatched', packed: true, requests: 3 },
] as const)('$total objects, $cap at once, the service says $says', async ({ requests: expected, ...given }) => {
  const { entry, requests } = await service(given);
  const told: number[][] = [];
  const { path: file, repeated } = await get(shelfFolder(), entry, {
    values,
    settings: { page: 100 },
    progress: (step, _, done, total) => step === 'download-objects' && told.push([done, total]),
  });
  expect(ids(file)).toEqual(all(given.total));
  expect(JSON.parse(readFileSync(file, 'utf8')).crs.properties.name).toBe('urn:ogc:def:crs:EPSG::4326');
  expect(repeated).toBe(0);
  expect(requests).toHaveLength(expected);
  const query = new URL(requests[1]?.url ?? '', 'http://x').searchParams;
  expect(Object.fromEntries(query)).toEqual({
    SERVICE: 'WFS',
    CQL_FILTER: "dep='71'",
    TYPENAMES: 'ADMIN:commune',
    SORTBY: 'code_insee',
    COUNT: '100',
    STARTINDEX: String(Math.min(given.cap, 100)),
  });
  expect(told.at(-1)?.[0]).toBe(given.total);
});

test('objects that come twice are written once, and counted', async () => {
  // announced at the count of what is sent: nothing is missing, three come twice at each of two borders
  const { base } = await producer((request, response) => {
    const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('STARTINDEX'));
    const from = start === 0 ? 0 : start === 100 ? 97 : 194;
    const features = Array.from({ length: Math.min(100, 240 - from) }, (_, index) => feature(from + index));
    response.end(JSON.stringify({ type: 'FeatureCollection', features, links: from === 194 ? [] : [{ rel: 'next' }] }));
  });
  const entry = entryAt(base, { protocol: 'wfs', typeName: 'a' });
  const { path: file, repeated } = await get(shelfFolder(), entry, { settings: { page: 100 } });
  expect(ids(file)).toEqual(all(240));
  expect(repeated).toBe(6);
});

test.each([
  ['ends before its own count', { total: 250, cap: 100, stopsAt: 180 }],
  ['repeats objects in the place of others', { total: 250, cap: 100, overlap: 3 }],
])('a service that %s has not given everything', async (_, given) => {
  const { entry, host } = await service(given);
  const refused = await refusal(get(shelfFolder(), entry, { values, settings: { page: 100 } }));
  expect(refused).toEqual({ code: 'download-failed', params: { host, cause: 'incomplete' } });
});

test('no object at all is said, not kept', async () => {
  const { entry, host } = await service({ total: 0, cap: 100 });
  expect(await refusal(get(shelfFolder(), entry, { values }))).toEqual({ code: 'download-empty', params: { host } });
});

test('an exception report on the second page ends it, with its words', async () => {
  const { base, host } = await producer((request, response) => {
    const first = new URL(request.url ?? '', 'http://x').searchParams.get('STARTINDEX') === '0';
    if (first) response.end(JSON.stringify({ type: 'FeatureCollection', features: [feature(1)], numberMatched: 2 }));
    else
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end('<ExceptionReport><ExceptionText>Trop de demandes</ExceptionText></ExceptionReport>');
  });
  const refused = await refusal(get(shelfFolder(), entryAt(base, { protocol: 'wfs', typeName: 'a' })));
  expect(refused).toEqual({ code: 'download-not-data', params: { host, answer: 'Trop de demandes' } });
});

test('a page larger than the limit is stopped', async () => {
  const { entry, host } = await service({ total: 5000, cap: 5000, packed: true });
  const refused = await refusal(get(shelfFolder(), entry, { values, settings: { page: 5000, limit_bytes: 100_000 } }));
  expect(refused).toEqual({ code: 'download-too-large', params: { host, limit_mb: 0 } });
});
