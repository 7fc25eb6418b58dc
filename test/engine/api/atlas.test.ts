/** Series of pages: announced, drawn, written whole or not at all. */
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { unpackDrawing } from '../../../shared/cartography/pack-drawing.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import { startTileServer } from '../../support/tile-server.ts';
import { wordsOf } from '../../unit/cartography/groups.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';
import { loaded, manySites } from './scenes.ts';

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

async function siteLayout(engine: Engine): Promise<PageLayout> {
  const template = (await engine.call('layouts/templates', {})).find(({ id }) => id === 'site-a4');
  if (!template) throw new Error('no template');
  return template.layout;
}

it('announces its pages: how many, in which order, under which names', async () => {
  const engine = await loaded();
  const plan = await engine.call('atlas/plan', { atlas: { layer: 'sites' } });
  expect(plan).toEqual({
    pages: [
      { fid: 1, name: 'Les Prés', file: '01 Les Prés' },
      { fid: 2, name: "L'Étang", file: "02 L'Étang" },
    ]
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map((page, index) => ({ ...page, file: `0${index + 1} ${page.name}` })),
    objects: 2,
    withoutPlace: 0,
  });
  const names = async (atlas: Parameters<typeof engine.call<'atlas/plan'>>[1]['atlas']): Promise<string[]> =>
    (await engine.call('atlas/plan', { atlas })).pages.map(({ name }) => name);
  expect(await names({ layer: 'sites', where: "maturite = 'disponible'" })).toEqual(['Les Prés']);
  expect(await names({ layer: 'sites', fids: [2, 77] })).toEqual(["L'Étang"]);
  expect(await names({ layer: 'sites', search: 'etang' })).toEqual(["L'Étang"]);
  expect(await names({ layer: 'sites', sort: [{ field: 'fid', descending: true }] })).toEqual(["L'Étang", 'Les Prés']);
  expect(await names({ layer: 'epci' })).toEqual(['CA du Haut-Été', 'CC Épinaie-sur-Œuvre']);
  expect(await names({ layer: 'epci', by: 'departement' })).toEqual(['99']);
});

it('counts the objects that have no place, and refuses a series without pages in words', async () => {
  const engine = await loaded();
  const [first] = (manySites(1) as { features: object[] }).features;
  const without = { type: 'Feature', properties: { site_id: '99003_SITE-ECO_9', site_nom: 'Sans place' }, geometry: null };
  engine.write('autres.geojson', { type: 'FeatureCollection', features: [first, without] });
  await engine.import(['autres.geojson'], { kind: 'sites', mode: 'append' });
  const refused = (atlas: object): Promise<unknown> => engine.call('atlas/plan', { atlas: { layer: 'sites', ...atlas } });
  await expect(refused({ where: "site_nom = 'Nulle part'" })).rejects.toMatchObject({ code: 'atlas-empty', params: { reason: 'filter' } });
  await expect(refused({ fids: [999] })).rejects.toMatchObject({ code: 'atlas-empty', params: { reason: 'selection' } });
  await expect(refused({ layer: 'parcelles' })).rejects.toMatchObject({ code: 'atlas-empty', params: { reason: 'none' } });
  await expect(refused({ by: 'inconnu' })).rejects.toMatchObject({ code: 'field-unknown' });
  await expect(refused({ where: 'surface >' })).rejects.toMatchObject({ code: 'expression-invalid' });
  await expect(refused({ layer: 'rien' })).rejects.toMatchObject({ code: 'layer-unknown' });
  const { objects, withoutPlace, pages } = await engine.call('atlas/plan', { atlas: { layer: 'sites' } });
  expect(objects).toBe(pages.length + withoutPlace);
});

it('previews the very pages it exports, each about its object', async () => {
  const engine = await loaded();
  const layout = await siteLayout(engine);
  const { pages } = await engine.call('atlas/plan', { atlas: { layer: 'sites' } });
  for (const [index, { fid, name }] of pages.entries()) {
    const object = { layer: 'sites', fid, page: index + 1, pages: pages.length };
    const { drawing, report } = await engine.call('layouts/draw', { layout, object });
    const words = wordsOf(unpackDrawing(drawing).children);
    expect(unpackDrawing(drawing).title.replace('’', "'")).toBe(name);
    // the row of the table follows the object, whatever site the layout was made for
    expect(words.filter((word) => word.replace('’', "'") === name).length).toBeGreaterThan(1);
    expect(Object.values(report.maps)[0]?.extent[0]).toBeGreaterThan(700_000);
  }
});

it('draws a group by all its objects', async () => {
  const engine = await loaded();
  const layout = await siteLayout(engine);
  const draw = async (object: object): Promise<readonly number[]> => {
    const { report } = await engine.call('layouts/draw', { layout, object: { layer: 'epci', fid: 1, page: 1, pages: 1, ...object } });
    return Object.values(report.maps)[0]?.extent ?? [];
  };
  const [one, both] = [await draw({}), await draw({ by: 'departement' })];
  expect((both[2] as number) - (both[0] as number)).toBeGreaterThan(((one[2] as number) - (one[0] as number)) * 1.2);
});

it('writes one document of all pages, or an archive of one for each', async () => {
  const engine = await loaded();
  const layout = await siteLayout(engine);
  const { id } = await engine.call('layouts/create', { layout });
  const atlas = { layer: 'sites' };
  const book = await engine.call('atlas/export', { layout: id, atlas, file: engine.grant('s.pdf', 'write') });
  expect(await engine.done(book.job)).toMatchObject({ error: null, written: 's.pdf' });
  const pdf = readFileSync(engine.path('s.pdf'));
  expect(pagesOf(pdf)).toBe(2);
  const files = await engine.call('atlas/export', { layout, atlas, file: engine.grant('s.zip', 'write'), form: 'files', format: 'svg' });
  expect(await engine.done(files.job)).toMatchObject({ error: null, written: 's.zip' });
  const entries = unzipSync(new Uint8Array(readFileSync(engine.path('s.zip'))));
  expect(Object.keys(entries).sort()).toEqual((await engine.call('atlas/plan', { atlas })).pages.map(({ file }) => `${file}.svg`));
  for (const content of Object.values(entries)) expect(Buffer.from(content).toString('utf8', 0, 5)).toBe('<?xml');
});

it('leaves nothing behind when it is cancelled', async () => {
  const engine = await loaded(new Engine());
  engine.write('beaucoup.geojson', manySites(600));
  await engine.import(['beaucoup.geojson'], { kind: 'sites', mode: 'append' });
  const before = readdirSync(engine.folder);
  const { job } = await engine.call('atlas/export', {
    layout: await siteLayout(engine),
    atlas: { layer: 'sites' },
    file: engine.grant('s.pdf', 'write'),
  });
  await engine.until('job/progress', (progress) => progress.job === job && progress.step === 'draw' && progress.done > 0);
  await engine.call('job/cancel', { job });
  expect(await engine.done(job)).toMatchObject({ error: { code: 'cancelled' } });
  // the answer does not wait for a thread that is slow to end; its file goes with it
  await expect.poll(() => readdirSync(engine.folder), { timeout: 20_000 }).toEqual(before);
});

it('puts base maps under its maps, names whom they are owed to, and lists the tiles that failed', async () => {
  const engine = await loaded();
  const server = await startTileServer();
  try {
    engine.network.set(true);
    const map = await engine.call('base-maps/keep', {
      map: {
        id: 'essai',
        title: 'Fond d’essai',
        attribution: '© Service d’essai',
        origin: 'essai',
        source: { type: 'xyz', address: `${server.address}/e/{z}/{x}/{y}.png`, levels: { first: 0, last: 18 } },
      },
      address: null,
    });
    await engine.call('base-maps/arrange', { change: 'add', name: map.title, shown: [{ map, visible: true, opacity: 1, grey: false }] });
    const plain = await siteLayout(engine);
    const layout = { ...plain, items: plain.items.map((item) => (item.type === 'map' ? { ...item, baseMaps: true } : item)) };
    const atlas = { layer: 'sites', where: "maturite = 'disponible'" };
    const { job } = await engine.call('atlas/export', { layout, atlas, file: engine.grant('fond.pdf', 'write') });
    expect(await engine.done(job)).toMatchObject({ error: null });
    const pdf = readFileSync(engine.path('fond.pdf')).toString('latin1');
    // every tile is the same picture: it is written once
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(server.asked.length).toBeGreaterThan(4);
    const { drawing } = await engine.call('layouts/draw', { layout, object: { layer: 'sites', fid: 1, page: 1, pages: 1 } });
    expect(wordsOf(unpackDrawing(drawing).children).join(' ')).toContain('© Service d’essai');
    await engine.call('base-maps/empty-cache', {});
    server.mood = 'broken';
    const failing = await engine.call('atlas/export', { layout, atlas, file: engine.grant('sans.pdf', 'write') });
    const { error, notes } = await engine.done(failing.job);
    expect(error).toBeNull();
    expect(notes.find(({ code }) => code === 'tiles-failed')?.message).toMatch(/Fond d’essai.*le service ne répond pas.*\d+\/\d+\/\d+/u);
    expect(pagesOf(readFileSync(engine.path('sans.pdf')))).toBe(1);
  } finally {
    await server.close();
  }
});

it('keeps two sites of one name apart, and a name no system would take', async () => {
  const engine = await loaded();
  const names = ['Zone A/B', 'zone a/b', 'CON', '...', 'Été'];
  const features = names.map((site_nom, index) => ({
    properties: { site_id: `99009_SITE-ECO_${index}`, site_nom },
    geometry: rectangle(4.52 + index * 0.01, 46.53, 0.004, 0.004),
  }));
  engine.write('noms.geojson', collection(features));
  await engine.import(['noms.geojson'], { kind: 'sites', mode: 'append' });
  const { pages } = await engine.call('atlas/plan', { atlas: { layer: 'sites', where: "site_id >= '99009' and site_id < '99010'" } });
  expect(pages.map(({ file }) => file).sort()).toEqual(['01 page', '02 _CON', '03 Été', '04 zone a b', '05 Zone A B'].sort());
  expect(new Set(pages.map(({ file }) => file.toLowerCase())).size).toBe(pages.length);
});
