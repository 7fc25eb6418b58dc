/** Official sources over the port, with jobs in real threads and a producer's server on this machine. */
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Engine } from './engine.ts';

const COMMUNES = {
  type: 'FeatureCollection',
  features: ['71153', '71076'].map((code, index) => ({
    type: 'Feature',
    properties: { code, nom: `Commune ${code}`, codeEpci: '200071884' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [4 + index, 46],
          [4.1 + index, 46],
          [4.1 + index, 46.1],
          [4 + index, 46.1],
          [4 + index, 46],
        ],
      ],
    },
  })),
};

async function scene(answer: http.RequestListener, more: object = {}) {
  let connections = 0;
  const server = http.createServer(answer);
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const engine = new Engine();
  const entry = {
    ...{
      id: 'essai',
      title: 'Communes d’essai',
      producer: 'Ici',
      licence: 'Licence Ouverte 2.0',
      description: '',
      page: '',
      protocol: 'file',
    },
    ...{
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/{siren}`,
      kind: 'communes',
      file: 'communes-{siren}.geojson',
    },
    parameters: [{ name: 'siren', title: 'siren', pattern: '2\\d{8}', example: '200071884' }],
    ...more,
  };
  // creates the folder of the user's files
  await engine.call('project/create', { file: null, name: 'Essai' });
  writeFileSync(path.join(engine.userData, 'catalogue.json'), JSON.stringify({ version: 1, entries: [entry] }));
  const values = { siren: '200071884' };
  const download = async (again = false) => engine.done((await engine.call('catalogue/download', { entry: 'essai', values, again })).job);
  return { engine, values, download, connections: () => connections };
}

test('a source is fetched, looked at, imported; its copy serves without the network, until it is forgotten', async () => {
  const { engine, values, download, connections } = await scene((_, response) => void response.end(JSON.stringify(COMMUNES)));
  engine.network.set(true);
  const done = await download();
  expect(done).toMatchObject({
    kind: 'download',
    error: null,
    granted: { name: 'communes-200071884.geojson', known: { kind: 'communes' } },
    notes: [],
  });
  const token = done.granted?.token ?? '';
  const [layer] = (await engine.call('import/inspect', { file: token })).layers;
  expect(layer).toMatchObject({ count: 2, suggestedKind: 'communes' });
  const imported = await engine.done((await engine.call('import/start', { files: [token], options: { kind: 'communes' } })).job);
  expect(imported.report).toMatchObject({ read: 2, imported: 2 });

  engine.network.set(false);
  const { copies, networkAllowed } = await engine.call('catalogue/list', {});
  expect(networkAllowed).toBe(false);
  expect(copies).toMatchObject([{ entry: 'essai', values, file: 'communes-200071884.geojson' }]);
  const used = await engine.call('catalogue/use', { entry: 'essai', values });
  expect((await engine.call('import/inspect', { file: used.token })).layers[0]?.count).toBe(2);
  expect((await download()).granted?.name).toBe('communes-200071884.geojson');
  await engine.call('catalogue/forget', { entry: 'essai', values });
  await expect(engine.call('catalogue/use', { entry: 'essai', values })).rejects.toMatchObject({ code: 'catalogue-copy-missing' });
  await expect(download()).rejects.toMatchObject({ code: 'network-off' });
  expect(connections()).toBe(1);
});

test('nothing is connected before the switch is on, and what does not suit is refused at once', async () => {
  const { engine, download, connections } = await scene((_, response) => void response.end('{}'));
  await expect(download()).rejects.toMatchObject({ code: 'network-off' });
  engine.network.set(true);
  const ask = (entry: string, values: Record<string, string>) => engine.call('catalogue/download', { entry, values });
  await expect(ask('inconnu', {})).rejects.toMatchObject({ code: 'catalogue-entry-unknown' });
  await expect(ask('essai', { siren: '71153' })).rejects.toMatchObject({
    code: 'catalogue-value-invalid',
    params: { field: 'siren', value: '71153', examples: '200071884' },
  });
  expect(connections()).toBe(0);
});

test('the switch ends a download under way, cancelling too, and the next one begins', async () => {
  let held = true;
  const { engine, values, download } = await scene((_, response) => {
    response.writeHead(200, { etag: '"1"' });
    if (held) response.write('{"type":"FeatureCollection","features":[');
    else response.end(JSON.stringify(COMMUNES));
  });
  engine.network.set(true);
  const begin = async () => {
    const { job } = await engine.call('catalogue/download', { entry: 'essai', values });
    await engine.until('job/progress', (event) => event.job === job && event.step === 'download');
    return job;
  };
  const switched = await begin();
  // an import goes on beside it
  engine.write('a.geojson', COMMUNES);
  expect((await engine.import(['a.geojson'], { kind: 'communes' })).report).toMatchObject({ imported: 2 });
  engine.network.set(false);
  expect((await engine.done(switched)).error?.code).toBe('network-off');
  engine.network.set(true);
  const cancelled = await begin();
  await engine.call('job/cancel', { job: cancelled });
  expect((await engine.done(cancelled)).error?.code).toBe('cancelled');
  held = false;
  expect((await download()).granted?.name).toBe('communes-200071884.geojson');
});

test('what was kept of a download that was cut is told with the file, and why it could not be used', async () => {
  const point = (id: number) => ({ type: 'Feature', id: `z.${id}`, properties: {}, geometry: { type: 'Point', coordinates: [4, 46] } });
  let [cut, total] = [true, 5];
  const { engine, download } = await scene(
    (request, response) => {
      const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('STARTINDEX'));
      if (cut && start > 0) return void response.destroy();
      const features = [0, 1, 2].map((index) => point(start + index)).filter(({ id }) => Number(id.slice(2)) < total);
      response.end(JSON.stringify({ type: 'FeatureCollection', features, numberMatched: total }));
    },
    { protocol: 'wfs', typeName: 'z', kind: 'couche' },
  );
  engine.network.set(true);
  expect((await download()).error).toMatchObject({ code: 'download-failed', params: { cause: 'cut' } });
  cut = false;
  const resumed = await download();
  expect(resumed.notes).toEqual([{ code: 'wfs-resumed', count: 3, message: '3 objets gardés du téléchargement interrompu' }]);
  expect((await engine.call('import/inspect', { file: resumed.granted?.token ?? '' })).layers[0]?.count).toBe(5);

  cut = true;
  expect((await download(true)).error?.code).toBe('download-failed');
  [cut, total] = [false, 6];
  const renewed = await download(true);
  expect(renewed.notes).toEqual([
    {
      code: 'wfs-renewed',
      count: 1,
      message: 'Téléchargement repris du début\u00a0: le service n’annonce plus le même nombre d’objets',
    },
  ]);
  expect((await engine.call('import/inspect', { file: renewed.granted?.token ?? '' })).layers[0]?.count).toBe(6);
});

test('objects that a service sends twice are told with the file', async () => {
  const point = (id: number) => ({ type: 'Feature', id: `z.${id}`, properties: {}, geometry: { type: 'Point', coordinates: [4, 46] } });
  const page = (features: object[], next: boolean) => ({ type: 'FeatureCollection', features, links: next ? [{ rel: 'next' }] : [] });
  const { engine, download } = await scene(
    (request, response) => {
      const start = new URL(request.url ?? '', 'http://x').searchParams.get('STARTINDEX');
      response.end(JSON.stringify(start === '0' ? page([point(1), point(2)], true) : page([point(2), point(3)], false)));
    },
    { protocol: 'wfs', typeName: 'z', kind: 'couche' },
  );
  engine.network.set(true);
  const { notes, granted } = await download();
  expect(notes).toEqual([{ code: 'wfs-repeated', count: 1, message: '1 objet envoyé deux fois par le service, gardé une fois' }]);
  expect((await engine.call('import/inspect', { file: granted?.token ?? '' })).layers[0]?.count).toBe(3);
});
