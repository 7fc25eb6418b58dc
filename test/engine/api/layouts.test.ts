/** Pages of a project: kept under undo, drawn, exported, exchanged as template files. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { unpackDrawing } from '../../../shared/cartography/pack-drawing.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import { formatNumber } from '../../../shared/format/numbers.ts';
import { wordsOf } from '../../unit/cartography/groups.ts';
import { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const list = (engine: Engine) => engine.call('layouts/list', {});
const names = async (engine: Engine): Promise<string[]> => (await list(engine)).map(({ name }) => name);
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

it('keeps, changes, orders and removes pages, and takes every change back', async () => {
  const engine = await loaded();
  const states = [await list(engine)];
  const first = await engine.call('layouts/create', { template: 'free-a4', name: 'Ma page' });
  states.push(await list(engine));
  const second = await engine.call('layouts/create', { template: 'free-a4', name: 'Ma page' });
  expect(second.layout.name).toBe('Ma page (2)');
  states.push(await list(engine));
  const items = first.layout.items.map((item) => (item.type === 'text' ? { ...item, text: 'Autre' } : item));
  await engine.call('layouts/change', { id: first.id, layout: { ...first.layout, items }, act: 'text', subject: 'Titre' });
  states.push(await list(engine));
  expect(await engine.call('layouts/change', { id: first.id, layout: { ...first.layout, items } })).toBeNull();
  await engine.call('layouts/rename', { id: second.id, name: 'Carte' });
  states.push(await list(engine));
  await engine.call('layouts/move', { id: second.id, to: 0 });
  expect(await names(engine)).toEqual(['Carte', 'Ma page']);
  states.push(await list(engine));
  await engine.call('layouts/duplicate', { id: first.id });
  expect(await names(engine)).toEqual(['Carte', 'Ma page', 'Ma page (2)']);
  states.push(await list(engine));
  await engine.call('layouts/remove', { id: first.id });
  states.push(await list(engine));
  const codes = (await engine.call('history/list', {})).slice(-7).map(({ label }) => label.code);
  expect(codes).toEqual([
    'layout-create',
    'layout-create',
    'layout-text',
    'layout-rename',
    'layout-order-pages',
    'layout-duplicate',
    'layout-delete',
  ]);
  for (const state of states.slice(0, -1).reverse()) {
    await engine.call('history/undo', {});
    expect(await list(engine)).toEqual(state);
  }
  for (const state of states.slice(1)) {
    await engine.call('history/redo', {});
    expect(await list(engine)).toEqual(state);
  }
  await expect(engine.call('layouts/rename', { id: '99', name: 'x' })).rejects.toMatchObject({ code: 'object-unknown' });
  await expect(engine.call('layouts/create', { template: 'rien' })).rejects.toMatchObject({ code: 'object-unknown' });
});

it('keeps them in the document, and those a newer Emprise wrote', async () => {
  const engine = await loaded();
  const { id, layout } = await engine.call('layouts/create', { template: 'epci-a4' });
  await engine.call('layouts/create', { template: 'site-a4', name: 'Demain' });
  await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
  await engine.call('project/close', {});
  const document = new Database(path.join(engine.folder, 'p.gpkg'));
  document.prepare(`UPDATE cartes SET version = 3 WHERE nom = 'Demain'`).run();
  document.close();
  await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
  const [kept, newer] = await list(engine);
  expect(kept).toMatchObject({ id, layout });
  expect(newer).toMatchObject({ name: 'Demain', layout: null });
  await expect(engine.call('layouts/duplicate', { id: newer?.id ?? '' })).rejects.toMatchObject({ code: 'template-newer-version' });
  await engine.call('layouts/remove', { id: newer?.id ?? '' });
  expect(await names(engine)).toEqual([layout.name]);
});

it('draws every template for the project as it is', async () => {
  const engine = await loaded();
  const templates = await engine.call('layouts/templates', {});
  expect(templates.map(({ id }) => id)).toEqual(['france-a3', 'region-a4', 'epci-a4', 'site-a4', 'workshop-a1', 'free-a4']);
  for (const { layout } of templates) {
    const { drawing, report } = await engine.call('layouts/draw', { layout });
    const words = wordsOf(unpackDrawing(drawing).children);
    expect(words.join(' ')).toContain('Carte établie avec Emprise');
    expect(report.scaleDenominator).toBeGreaterThan(1000);
    const faults = report.warnings
      .map(({ code }) => code)
      .filter((code) => !/^(?:no-credit|no-sources|labels-|nothing-drawn|table-cut)/u.test(code));
    expect(faults).toEqual([]);
  }
  const english = await engine.call('layouts/templates', { language: 'en' });
  expect(english[0]?.name).toBe('National map A3');
  expect(english[0]?.layout.language).toBe('en');
});

it('draws what is there now, after a change of any layer', async () => {
  const engine = await loaded();
  const { layout } = await engine.call('layouts/create', { template: 'free-a4' });
  const words = async (): Promise<string[]> => wordsOf(unpackDrawing((await engine.call('layouts/draw', { layout })).drawing).children);
  expect(await words()).toContain('Sites');
  await engine.call('layers/update', { table: 'sites', title: 'Foncier proposé' });
  expect(await words()).toContain('Foncier proposé');
  await engine.call('layers/update', { table: 'sites', visible: false });
  expect(await words()).not.toContain('Foncier proposé');
  await engine.call('layers/update', { table: 'epci', filter: 'champ_perdu = 1' }).catch(() => undefined);
});

it('says at each item what the project lacks, and draws the rest', async () => {
  const engine = await loaded();
  const layout: PageLayout = {
    ...(await engine.call('layouts/templates', {})).find(({ id }) => id === 'free-a4')?.layout,
  } as PageLayout;
  const items = layout.items.map((item) => (item.type === 'map' ? { ...item, layers: ['epci', 'imp_perdue'] } : item));
  const table = { id: 'table', type: 'table', name: 'T', box: [10, 10, 50, 50], layer: 'sites', where: 'champ_perdu = 1' };
  const columns = {
    id: 'columns',
    type: 'table',
    name: 'C',
    box: [10, 10, 90, 50],
    layer: 'sites',
    columns: [{ field: 'site_nom' }, { field: 'perdu' }],
  };
  const { report } = await engine.call('layouts/draw', { layout: { ...layout, items: [...items, table, columns] } as PageLayout });
  const told = report.warnings.map(({ code, item }) => `${code}@${item}`);
  expect(told).toEqual(expect.arrayContaining(['layer-missing@map', 'filter-invalid@table', 'field-missing@columns']));
  expect(report.maps['map']?.objects['epci']).toBeGreaterThan(0);
});

it('sums all rows of a table, those without room too, as the summary does', async () => {
  const engine = await loaded();
  const table = {
    id: 'table',
    type: 'table',
    name: 'T',
    box: [10, 10, 120, 60],
    layer: 'sites',
    columns: [{ field: 'site_nom' }, { field: 'surface_ha' }],
    most: 1,
    totals: true,
  };
  const layout = { version: 2, name: 'T', page: { format: 'A5', orientation: 'portrait' }, items: [table] } as never;
  const { drawing } = await engine.call('layouts/draw', { layout });
  const { surface_ha } = await engine.call('summary/get', {});
  const words = wordsOf(unpackDrawing(drawing).children);
  expect(words).toContain('Total (2 lignes)');
  expect(words).toContain(formatNumber(surface_ha ?? Number.NaN, 'fr', 1));
  expect(words).toContain('et 1 autre ligne');
});

it('exports a page, and exchanges it as a template', async () => {
  const engine = await loaded();
  const { id, layout } = await engine.call('layouts/create', { template: 'epci-a4', name: 'Carte' });
  const done = await engine.done(
    (await engine.call('layouts/export', { layout: id, file: engine.grant('carte.svg', 'write'), format: 'svg' })).job,
  );
  expect(done).toMatchObject({ error: null, written: 'carte.svg' });
  const svg = readFileSync(path.join(engine.folder, 'carte.svg'), 'utf8');
  expect(svg).toContain('Carte établie avec Emprise');
  expect(done.notes.map(({ code }) => code)).toContain('no-credit');
  const again = await engine.call('layouts/export', { layout, file: engine.grant('encore.svg', 'write'), format: 'svg' });
  await engine.done(again.job);
  expect(readFileSync(path.join(engine.folder, 'encore.svg'), 'utf8')).toBe(svg);
  const empty = await engine.call('layouts/export', {
    layout: { ...layout, items: [] },
    file: engine.grant('vide.pdf', 'write'),
    format: 'pdf',
  });
  expect(await engine.done(empty.job)).toMatchObject({ error: { code: 'page-empty' }, written: null });
  expect(existsSync(path.join(engine.folder, 'vide.pdf'))).toBe(false);
  await engine.call('layouts/export-template', { layout: id, file: engine.grant('modele.json', 'write') });
  const other = await loaded();
  other.write('modele.json', readFileSync(path.join(engine.folder, 'modele.json'), 'utf8'));
  const made = await other.call('layouts/import-template', { file: other.grant('modele.json', 'read') });
  expect({ ...made.layout, id }).toEqual(layout);
  expect(made.warnings).toEqual([]);
  const text = readFileSync(path.join(engine.folder, 'modele.json'), 'utf8');
  other.write('futur.json', text.replace('"version": 2', '"version": 9'));
  other.write('abime.json', text.slice(0, 200));
  other.write('police.json', text.replaceAll('IBM Plex Sans Condensed', 'Garamond').replace('"layer": "sites"', '"layer": "imp_ailleurs"'));
  const take = (name: string) => other.call('layouts/import-template', { file: other.grant(name, 'read') });
  await expect(take('futur.json')).rejects.toMatchObject({ code: 'template-newer-version', params: { version: 9, supported: 2 } });
  await expect(take('abime.json')).rejects.toMatchObject({ code: 'template-damaged' });
  const { warnings } = await take('police.json');
  expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['font-unknown', 'layer-missing']));
  expect(await names(other)).toEqual(['Carte', 'Carte (2)']);
});

it('gives up a wish that a newer one of the same asker replaces, and answers none once the project is closed', async () => {
  const engine = await loaded();
  const layout = (await engine.call('layouts/templates', {})).find(({ id }) => id === 'free-a4')?.layout as PageLayout;
  const wish = (ticket: number) =>
    engine.call('layouts/draw', { layout, ticket }).then(
      () => 'drawn',
      ({ code }) => String(code),
    );
  const answers = Promise.all([wish(7), wish(7), wish(8), wish(7), wish(0), wish(0)]);
  expect(await answers).toEqual(['drawn', 'cancelled', 'drawn', 'drawn', 'drawn', 'drawn']);
  const last = wish(7);
  await engine.call('project/close', { discard: true });
  expect(['drawn', 'cancelled', 'project-not-open']).toContain(await last);
  expect(await wish(7)).toBe('project-not-open');
});

it('keeps a picture with the project and draws it', async () => {
  const engine = await loaded();
  engine.write('logo.png', png);
  const { media } = await engine.call('layouts/add-image', { file: engine.grant('logo.png', 'read') });
  const { layout } = await engine.call('layouts/create', { template: 'free-a4' });
  const image = { id: 'logo', type: 'image', name: 'Logo', box: [150, 10, 40, 20], media } as never;
  const drawn = await engine.call('layouts/draw', { layout: { ...layout, items: [...layout.items, image] } });
  expect(drawn.drawing.bytes.map((bytes) => Buffer.from(bytes).equals(png))).toEqual([true]);
  engine.write('texte.txt', 'ceci');
  await expect(engine.call('layouts/add-image', { file: engine.grant('texte.txt', 'read') })).rejects.toMatchObject({
    code: 'photo-unreadable',
  });
});

it('keeps the series of a page with it, in the document too, and takes no object out of the project by a template', async () => {
  const engine = await loaded();
  const { id, layout } = await engine.call('layouts/create', { template: 'site-a4' });
  expect(layout.series).toBeNull();
  const series = {
    layer: 'sites',
    by: null,
    sort: [{ field: 'site_nom', descending: true }],
    which: 'selection',
    where: '',
    fids: [1],
    form: 'files',
  } as const;
  await engine.call('layouts/change', {
    id,
    layout: { ...layout, series: { ...series, sort: [...series.sort], fids: [1] } },
    act: 'series',
  });
  expect((await engine.call('history/list', {})).at(-1)?.label).toMatchObject({ code: 'layout-series', params: { name: layout.name } });
  await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
  await engine.call('project/close', {});
  await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
  expect((await list(engine))[0]?.layout?.series).toEqual(series);
  await engine.call('layouts/export-template', { layout: id, file: engine.grant('m.emprise-page.json', 'write') });
  const made = await engine.call('layouts/import-template', { file: engine.grant('m.emprise-page.json', 'read') });
  expect(made.layout.series).toEqual({ ...series, which: 'all', fids: [] });
});

it('says on every page who made it, as the properties of the project say it', async () => {
  const engine = await loaded();
  const { layout } = await engine.call('layouts/create', { template: 'free-a4' });
  const drawn = async () => {
    const { drawing, report } = await engine.call('layouts/draw', { layout });
    return { words: wordsOf(unpackDrawing(drawing).children).join(' '), codes: report.warnings.map(({ code }) => code) };
  };
  const before = await drawn();
  expect(before.codes).toContain('no-credit');
  expect(before.words).not.toContain('Réalisation');
  const summary = await engine.call('project/settings', { realisation: ' CC du Val, service économie ', contact: 'eco@val.example' });
  expect(summary).toMatchObject({ realisation: 'CC du Val, service économie', contact: 'eco@val.example' });
  const after = await drawn();
  expect(after.codes).not.toContain('no-credit');
  expect(after.words).toContain('Réalisation\u00a0: CC du Val, service économie. Contact\u00a0: eco@val.example. Carte établie');
  const mute = { ...layout, items: layout.items.filter((item) => item.type !== 'text' || item.role !== 'credit') };
  const codes = (await engine.call('layouts/draw', { layout: mute })).report.warnings.map(({ code }) => code);
  // who made it is known, and no text of the page says so
  expect(codes).toContain('no-credit');
  await engine.call('history/undo', {});
  expect((await drawn()).codes).toContain('no-credit');
});

it('says of a table that its figures were never computed, then that they are older than the data', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Démonstration', demo: true });
  const { layout } = await engine.call('layouts/create', { template: 'epci-a4' });
  const told = async () =>
    (await engine.call('layouts/draw', { layout })).report.warnings.filter(({ code }) => code.startsWith('results-'));
  expect(await told()).toEqual([
    { code: 'results-missing', item: 'table', params: { fields: 'Code SIREN de l’EPCI, Surface (ha)', name: 'Tableau des sites' } },
  ]);
  await engine.analyse();
  expect(await told()).toEqual([]);
  await engine.call('project/settings', { methodeSurface: 'ellipsoide' });
  expect((await told()).map(({ code }) => code)).toEqual(['results-stale']);
});
