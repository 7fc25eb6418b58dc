/** `emprise sources` as a person runs it, against a producer's server in a process of its own: spawnSync leaves no room for one in this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourcesSchema } from '../../../shared/contract/cli.ts';
import { Desk } from './emprise.ts';

const BODY = '{"type":"FeatureCollection","features":[]}';
const SERVER = `
  const http = require('node:http');
  let count = 0;
  let held = true;
  const asked = [];
  const server = http.createServer((request, response) => {
    count += 1;
    if (request.url === '/count') return response.end(String(count - 1));
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
    if (request.url === '/release') return response.end(String((held = false)));
    if (request.url === '/asked') return response.end(JSON.stringify(asked));
    if (request.url.startsWith('/ows')) {
      const start = Number(new URL(request.url, 'http://x').searchParams.get('STARTINDEX'));
      asked.push(start);
      if (held && start === 200) return void console.log('held');
      const features = Array.from({ length: Math.min(100, 500 - start) }, (_, index) => ({ type: 'Feature', id: 'z.' + (start + index), properties: {}, geometry: null }));
      return response.end(JSON.stringify({ type: 'FeatureCollection', features, numberMatched: 500 }));
    }
    if (request.url.includes('999')) return response.writeHead(404).end('{"message":"EPCI inconnu"}');
    response.writeHead(200, { etag: '"1"', 'last-modified': 'Wed, 01 Jul 2026 08:00:00 GMT' }).end('${BODY}');
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

const desk = new Desk();
let server: ChildProcess;
let base = '';
beforeAll(async () => {
  server = spawn(process.execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) => server.stdout?.once('data', (data) => resolve(String(data).trim())));
  base = `http://127.0.0.1:${port}`;
  mkdirSync(desk.path('donnees'));
  const entry = {
    id: 'essai',
    title: 'Essai',
    producer: 'Ici',
    licence: 'LO',
    description: 'Rien.',
    page: '',
    protocol: 'file',
    kind: 'couche',
  };
  const parameters = [{ name: 'siren', title: 'siren', pattern: '\\d+', example: '200071884' }];
  desk.write('donnees/catalogue.json', {
    version: 1,
    entries: [
      { ...entry, address: `${base}/{siren}`, file: '{siren}.geojson', parameters },
      { ...entry, id: 'pages', protocol: 'wfs', address: `${base}/ows?SERVICE=WFS`, typeName: 'z', file: 'pages.geojson', parameters: [] },
    ],
  });
});
afterAll(() => {
  server.kill();
  desk.close();
});

const run = (variables: Record<string, string>, ...args: string[]) =>
  desk.runIn({ EMPRISE_USER_DATA: desk.path('donnees'), ...variables }, ...args);
const asked = async () => Number(await (await fetch(`${base}/count`)).text());

test('a source is listed, fetched, kept, confirmed, and written where asked; no request is made that was not wanted', async () => {
  const listed = run({}, 'sources', 'list');
  expect(listed.status).toBe(0);
  expect(listed.out).toContain('essai siren=200071884');
  expect(listed.out).toContain('cadastre-commune commune=71153');
  sourcesSchema.parse(JSON.parse(run({}, 'sources', 'list', '--json').out));
  expect(await asked()).toBe(0);

  const off = run({ EMPRISE_NETWORK: 'off' }, 'sources', 'get', 'essai', 'siren=200071884', '--json');
  expect([off.status, JSON.parse(off.out).error.code]).toEqual([1, 'network-off']);
  expect(run({}, 'sources', 'get', 'essai', 'siren=200071884', '--offline').status).toBe(1);
  expect(await asked()).toBe(1);

  const fetched = run({}, 'sources', 'get', 'essai', 'siren=200071884', '--out', 'ici.geojson', '--json');
  const result = sourcesSchema.parse(JSON.parse(fetched.out));
  expect(result).toMatchObject({ how: 'fetched', path: desk.path('ici.geojson'), copy: { modifiedAt: '2026-07-01T08:00:00.000Z' } });
  expect(readFileSync(desk.path('ici.geojson'), 'utf8')).toBe(BODY);
  expect(await asked()).toBe(3);
  const kept = JSON.parse(run({ EMPRISE_NETWORK: 'off' }, 'sources', 'get', 'essai', 'siren=200071884', '--json').out);
  expect(kept.how).toBe('kept');
  expect(path.dirname(kept.path).startsWith(desk.path('donnees'))).toBe(true);
  expect(JSON.parse(run({}, 'sources', 'get', 'essai', 'siren=200071884', '--again', '--json').out).how).toBe('confirmed');
  expect(run({}, 'sources', 'list').out).toMatch(/copie du .*: 200071884\.geojson/u);
});

test('a download of pages goes on where its program was killed, and says what was kept', async () => {
  const killed = desk.begin({ EMPRISE_USER_DATA: desk.path('donnees') }, 'sources', 'get', 'pages');
  await new Promise<void>((resolve) => server.stdout?.on('data', (said) => String(said).includes('held') && resolve()));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const list = () => sourcesSchema.parse(JSON.parse(run({}, 'sources', 'list', '--json').out));
  expect(list()).not.toMatchObject({ copies: expect.arrayContaining([expect.objectContaining({ entry: 'pages' })]) });
  await fetch(`${base}/release`);
  const resumed = run({}, 'sources', 'get', 'pages', '--out', 'pages.geojson');
  expect(resumed.out).toContain('200 objets gardés du téléchargement interrompu');
  // the first page after the cut begins with the last object kept
  expect(await (await fetch(`${base}/asked`)).json()).toEqual([0, 100, 200, 199, 299, 399, 499]);
  const { features } = JSON.parse(readFileSync(desk.path('pages.geojson'), 'utf8'));
  expect(features.map(({ id }: { id: string }) => id)).toEqual(Array.from({ length: 500 }, (_, index) => `z.${index}`));
  expect(list()).toMatchObject({ copies: expect.arrayContaining([expect.objectContaining({ entry: 'pages' })]) });
});

test('refusals are said in words, misuse in others', () => {
  const unknown = run({}, 'sources', 'get', 'essai', 'siren=999');
  expect(unknown.status).toBe(1);
  expect(unknown.err).toContain('EPCI inconnu');
  expect(run({}, 'sources', 'get', 'essai', 'siren=x').err).toContain('Exemple');
  expect(run({}, 'sources', 'get', 'rien').err).toContain('essai');
  expect([run({}, 'sources', 'get').status, run({}, 'sources', 'prendre').status, run({}, 'sources', 'get', 'essai', 'x').status]).toEqual([
    2, 2, 2,
  ]);
  expect(existsSync(desk.path('donnees/catalogue/essai'))).toBe(false);
});
