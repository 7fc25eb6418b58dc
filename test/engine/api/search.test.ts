/** Names, codes and parcels over the port, the search being in its built thread; addresses from a service on this machine. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine } from './engine.ts';

const square = (x: number, y: number, side = 0.05) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
});
const collection = (features: readonly (readonly [object, object])[]) => ({
  type: 'FeatureCollection',
  features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
});

const COMMUNES = collection([
  [{ insee: '71076', nom: 'Chalon-sur-Saône', departement: '71', population: 45000 }, square(4.8, 46.75)],
  [{ insee: '71154', nom: 'Crissey', departement: '71', population: 2500 }, square(4.87, 46.81)],
  [{ insee: '71445', nom: 'Saint-Marcel', departement: '71', population: 6000 }, square(4.9, 46.76)],
  [{ insee: '21515', nom: 'Saint-Maurice-sur-Vingeanne', departement: '21', population: 200 }, square(5.3, 47.5)],
]);
const PARCELS = collection(
  ['71076000AB0012', '71076000AB0013', '71076000AB0112', '710760000A0012', '71154000AB0012', '71154123AC0007'].map((idu, index) => [
    { idu, commune: idu.slice(0, 5), section: idu.slice(8, 10), numero: idu.slice(10), contenance_m2: 5000 * (index + 1) },
    square(4.8 + index / 100, 46.76, 0.001),
  ]),
);
const FRICHES = collection([
  [
    { friche_id: '71154_1', site_nom: 'Ancienne verrerie de Saint-Marcel', comm_nom: 'Crissey', comm_insee: '71154' },
    { type: 'Point', coordinates: [4.88, 46.82] },
  ],
]);

async function scene(): Promise<Engine> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Recherche' });
  for (const [kind, content] of [
    ['communes', COMMUNES],
    ['parcelles', PARCELS],
    ['friches', FRICHES],
  ] as const) {
    engine.write(`${kind}.geojson`, content);
    expect((await engine.import([`${kind}.geojson`], { kind })).error).toBeNull();
  }
  return engine;
}

const names = async (engine: Engine, query: string): Promise<string[]> =>
  (await engine.call('search/find', { query })).found.map(({ kind, name }) => `${kind} ${name}`);

test('names are found whatever the writing, own ground before territories, the greater commune first', async () => {
  const engine = await scene();
  expect(await names(engine, 'st mar')).toEqual(['friche Ancienne verrerie de Saint-Marcel', 'commune Saint-Marcel']);
  expect(await names(engine, 'saint')).toEqual([
    'friche Ancienne verrerie de Saint-Marcel',
    'commune Saint-Marcel',
    'commune Saint-Maurice-sur-Vingeanne',
  ]);
  expect(await names(engine, 'CHALON S/ SAONE')).toEqual(['commune Chalon-sur-Saône']);
  expect(await names(engine, 'crisey')).toEqual(['commune Crissey']);
  expect(await names(engine, '71154')).toEqual(expect.arrayContaining(['commune Crissey']));
  expect(await names(engine, 'introuvable')).toEqual([]);
  expect(await names(engine, '')).toEqual([]);
  const [crissey] = (await engine.call('search/find', { query: 'Crissey' })).found;
  expect(crissey).toMatchObject({ kind: 'commune', table: 'communes', code: '71154', departement: '71', rank: 0 });
});

test('a département is the extent of its communes', async () => {
  const engine = await scene();
  const { found } = await engine.call('search/find', { query: 'saone et loire' });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'departement', name: 'Saône-et-Loire', code: '71', table: null, fid: null });
  // the bounds of its three squares, to the precision of the spatial index
  for (const [index, edge] of [4.8, 46.75, 4.95, 46.86].entries()) expect(found[0]?.extent?.[index]).toBeCloseTo(edge, 4);
  expect(await names(engine, 'bourgogne')).toEqual(['region Bourgogne-Franche-Comté']);
});

test('parcels answer to their identifier, whole or in parts', async () => {
  const engine = await scene();
  const parcels = async (query: string) =>
    (await engine.call('search/find', { query })).found.filter(({ kind }) => kind === 'parcelle').map(({ code }) => code);
  expect(await parcels('71076000AB0012')).toEqual(['71076000AB0012']);
  expect(await parcels('71076 AB 12')).toEqual(['71076000AB0012']);
  expect(await parcels('71076 A 12')).toEqual(['710760000A0012']);
  expect(await parcels('AB 12 Chalon')).toEqual(['71076000AB0012']);
  expect(await parcels('AB 12')).toEqual(['71076000AB0012', '71154000AB0012']);
  expect(await parcels('71076 AB')).toEqual(['71076000AB0012', '71076000AB0013', '71076000AB0112']);
  // another préfixe than 000 needs not be known
  expect(await parcels('71154 AC 7')).toEqual(['71154123AC0007']);
  expect(await parcels('#AB 12 crissey')).toEqual(['71154000AB0012']);
  expect(await parcels('71076 ZZ 1')).toEqual([]);
  const [parcel] = (await engine.call('search/find', { query: '71076 AB 12' })).found;
  expect(parcel).toMatchObject({ name: 'AB 12', commune: 'Chalon-sur-Saône', departement: '71', surface_ha: 0.5 });
});

test('an edit is found at once, an undone one is not', async () => {
  const engine = await scene();
  const [crissey] = (await engine.call('search/find', { query: 'Crissey' })).found;
  await engine.call('object/put', { table: 'communes', fid: crissey?.fid as number, values: { nom: 'Vertempierre' } });
  expect(await names(engine, 'vertem')).toEqual(['commune Vertempierre']);
  expect(await names(engine, 'Crissey')).not.toContain('commune Crissey');
  await engine.call('history/undo', {});
  expect(await names(engine, 'vertem')).toEqual([]);
  // the former project is left, its names with it
  await engine.call('project/create', { file: null, name: 'Autre', discard: true });
  expect(await names(engine, 'crissey')).toEqual([]);
});

test('without a project there is nothing to search in', async () => {
  await expect(new Engine().call('search/find', { query: 'a' })).rejects.toMatchObject({ code: 'project-not-open' });
});

/** An answer of the service, cut down to what is read (documentation of the Géoplateforme, geocodage/search). */
const ANSWER = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [4.862, 46.784] },
      properties: {
        label: '12 Rue de Thiard 71100 Chalon-sur-Saône',
        type: 'housenumber',
        score: 0.97,
        context: '71, Saône-et-Loire, Bourgogne-Franche-Comté',
      },
    },
  ],
};

async function service(answer: http.RequestListener): Promise<{ engine: Engine; asked: () => readonly string[] }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    vi.unstubAllEnvs();
  });
  vi.stubEnv('EMPRISE_GEOCODER', `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage/search`);
  vi.stubEnv('EMPRISE_NETWORK', undefined);
  return { engine: new Engine(), asked: () => asked };
}

test('an address is asked for only while the network is allowed, and tells little of the place', async () => {
  const { engine, asked } = await service((_, response) => void response.end(JSON.stringify(ANSWER)));
  const ask = () => engine.call('search/address', { query: '12 rue de Thiard', near: [4.123456, 46.987654] });
  await expect(ask()).rejects.toMatchObject({ code: 'network-off' });
  expect(asked()).toEqual([]);
  engine.network.set(true);
  expect((await ask()).addresses).toEqual([
    {
      label: '12 Rue de Thiard 71100 Chalon-sur-Saône',
      type: 'housenumber',
      context: '71, Saône-et-Loire, Bourgogne-Franche-Comté',
      longitude: 4.862,
      latitude: 46.784,
    },
  ]);
  const query = new URL(asked()[0] ?? '', 'http://localhost').searchParams;
  expect(Object.fromEntries(query)).toEqual({ q: '12 rue de Thiard', limit: '6', index: 'address', lon: '4.12', lat: '46.99' });
});

test('a service that refuses, says nothing of use or is cut is told by its code', async () => {
  const answers: http.RequestListener[] = [
    (_, response) => void response.writeHead(503).end('{"message":"en maintenance"}'),
    (_, response) => void response.end('<html>Portail captif</html>'),
    (_, response) => void response.end('{"features":[{"geometry":null}]}'),
    (request) => void request.socket.destroy(),
  ];
  let turn = 0;
  const { engine } = await service((request, response) => answers[turn]?.(request, response));
  engine.network.set(true);
  const ask = () => engine.call('search/address', { query: 'rue de Thiard' });
  await expect(ask()).rejects.toMatchObject({ code: 'download-refused', params: { status: 503, answer: 'en maintenance' } });
  turn = 1;
  await expect(ask()).rejects.toMatchObject({ code: 'download-not-data', params: { answer: 'Portail captif' } });
  turn = 2;
  await expect(ask()).rejects.toMatchObject({ code: 'download-not-data' });
  turn = 3;
  await expect(ask()).rejects.toMatchObject({ code: 'download-failed', params: { cause: 'cut' } });
});
