import { describe, expect, test } from 'vitest';
import type { CallParams } from '../../../shared/contract/engine.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';
import { loaded, staleCodes } from './scenes.ts';

type Values = CallParams<'object/put'>['values'];
const put = (engine: Engine, values: Values, table = 'sites', fid = 1) => engine.call('object/put', { table, fid, values });

describe('an edit', () => {
  test('keeps what the source said; an edit yields to a newer file only when asked to', async () => {
    const engine = await loaded();
    await put(engine, { site_nom: 'Les Grands Prés', maturite: 'court terme' });
    await put(engine, { site_nom: 'Les Prés du Haut' });
    const sheet = await engine.call('object/get', { table: 'sites', fid: 1 });
    expect(sheet).toMatchObject({
      values: { site_nom: 'Les Prés du Haut', maturite: 'court terme' },
      edited: ['maturite', 'site_nom'],
      imported: { site_nom: 'Les Prés', maturite: 'disponible' },
    });
    await engine.call('history/undo', {});
    await engine.call('history/undo', {});
    expect(await engine.call('object/get', { table: 'sites', fid: 1 })).toMatchObject({ edited: [], imported: {} });
    await engine.call('history/redo', {});
    await engine.import(['sites.geojson'], { kind: 'sites', mode: 'update' });
    expect(await engine.call('object/get', { table: 'sites', fid: 1 })).toMatchObject({
      values: { site_nom: 'Les Grands Prés', maturite: 'court terme' },
      edited: ['maturite', 'site_nom'],
      imported: { site_nom: 'Les Prés', maturite: 'disponible' },
    });
    await engine.import(['sites.geojson'], { kind: 'sites', mode: 'update', edits: 'replace' });
    expect(await engine.call('object/get', { table: 'sites', fid: 1 })).toMatchObject({
      values: { site_nom: 'Les Prés', maturite: 'disponible' },
      edited: [],
      imported: {},
    });
  });

  test('is named by its object, and can be undone and done again', async () => {
    const engine = await loaded();
    const { step, tables } = await put(engine, { surface_declaree_ha: 90 });
    expect(step.label).toMatchObject({ code: 'edit-object', params: { name: 'Les Prés', field: 'surface_declaree_ha' }, origin: 'edit' });
    expect(tables).toContain('sites');
    const after = await engine.content();
    await engine.call('history/undo', {});
    expect((await engine.call('object/get', { table: 'sites', fid: 1 })).values['surface_declaree_ha']).toBe(88);
    await engine.call('history/redo', {});
    expect(await engine.content()).toBe(after);
  });

  const refused: readonly (readonly [what: string, values: Values, code: string])[] = [
    ['a field that is not there', { sitenom: 'x' }, 'field-unknown'],
    ['a computed figure', { surface_projection_ha: 3 }, 'field-unknown'],
    ['the identity', { uid: 'x' }, 'field-unknown'],
    ['a value off the list', { maturite: 'bientôt' }, 'parameter-invalid'],
    ['text for a number', { surface_declaree_ha: 'douze' }, 'parameter-invalid'],
    ['a number no file can hold', { surface_declaree_ha: Number.NaN }, 'parameter-invalid'],
    ['a day that does not exist', { site_actu_date: '2026-02-30' }, 'parameter-invalid'],
    ['yes or no for a name', { site_nom: true }, 'parameter-invalid'],
    ['no key at all', { site_id: null }, 'parameter-invalid'],
    ['the key of another', { site_id: '99001_SITE-ECO_2' }, 'keys-clash'],
    ['nothing', {}, 'parameter-invalid'],
    ['one good field with a bad one', { site_nom: 'Autre', maturite: 'bientôt' }, 'parameter-invalid'],
  ];
  test('is refused whole where a value is not one of its column', async () => {
    const engine = await loaded();
    const before = await engine.content();
    const { length } = engine.heard;
    for (const [what, values, code] of refused) await expect(put(engine, values), what).rejects.toMatchObject({ code });
    await expect(put(engine, { site_nom: 'x' }, 'sites', 99)).rejects.toMatchObject({ code: 'object-unknown' });
    await expect(put(engine, { siren: '9990000110' }, 'epci')).rejects.toMatchObject({ code: 'parameter-invalid' });
    await expect(put(engine, { valeur: 'x' }, 'emprise_meta', 1)).rejects.toMatchObject({ code: 'layer-unknown' });
    expect(await engine.content()).toBe(before);
    expect(engine.heard).toHaveLength(length);
  });

  test('accepts the conventional values of the standard, and leaves alone what a file brought', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Essai' });
    const odd = { site_id: 'a', site_nom: 'A', maturite: 'un jour' };
    engine.write('s.geojson', collection([{ properties: odd, geometry: rectangle(4.51, 46.51, 0.01, 0.01) }]));
    expect((await engine.import(['s.geojson'], { kind: 'sites' })).report?.notes.map(({ code }) => code)).toContain('value-not-listed');
    await put(engine, { maturite: 'un jour', site_nom: 'B' });
    await put(engine, { maturite: 'inconnu' });
    expect((await engine.call('object/get', { table: 'sites', fid: 1 })).values).toMatchObject({ maturite: 'inconnu', site_nom: 'B' });
  });

  test('of a key takes along what names the object by it', async () => {
    const engine = await loaded();
    const areas = async () => (await engine.call('object/get', { table: 'friches', fid: 1 })).figures['surface_projection_ha'];
    const area = await areas();
    expect(area).toBeGreaterThan(0);
    await put(engine, { friche_id: '99001_RENOMMEE' }, 'friches');
    expect(await areas()).toBe(area);
    expect((await engine.call('object/get', { table: 'friches_emprises', fid: 1 })).values['friche_id']).toBe('99001_RENOMMEE');
    await engine.call('history/undo', {});
    expect((await engine.call('object/get', { table: 'friches_emprises', fid: 1 })).values['friche_id']).toBe('99001_1');
  });
});

describe('deleting', () => {
  test('takes objects with their figures, and undo brings all back', async () => {
    const engine = await loaded();
    const before = JSON.parse(await engine.content()).slice(0, -1);
    const { step } = await engine.call('object/delete', { table: 'sites', fids: [2, 1, 2] });
    expect(step.label).toMatchObject({ code: 'delete-objects', params: { count: 2, layer: 'sites' } });
    expect((await engine.call('summary/get', {})).sites).toBe(0);
    await engine.call('history/undo', {});
    expect(JSON.parse(await engine.content()).slice(0, -1)).toEqual(before);
  });

  test('refuses unknown objects and tables that are no layers', async () => {
    const engine = await loaded();
    const before = await engine.content();
    await expect(engine.call('object/delete', { table: 'sites', fids: [1, 77] })).rejects.toMatchObject({
      code: 'object-unknown',
      params: { layer: 'sites', id: 77 },
    });
    for (const table of ['emprise_journal', 'emprise_meta', 'resultats_sites', 'sources', 'sqlite_sequence']) {
      await expect(engine.call('object/delete', { table, fids: [1] }), table).rejects.toMatchObject({ code: 'layer-unknown' });
    }
    expect(await engine.content()).toBe(before);
  });
});

describe('what is out of date', () => {
  test('comes with an edit of an input, and goes with undo; redo brings it again', async () => {
    const engine = await loaded();
    expect(await staleCodes(engine)).toEqual([]);
    await put(engine, { nom: 'Gare du Milieu' }, 'equipements');
    expect((await staleCodes(engine)).sort()).toEqual(['proximite']);
    await engine.call('history/undo', {});
    expect(await staleCodes(engine)).toEqual([]);
    await engine.call('history/redo', {});
    await engine.analyse();
    expect(await staleCodes(engine)).toEqual([]);
    // the analysis taken back, its results are those of before the edit
    await engine.call('history/undo', {});
    expect((await staleCodes(engine)).sort()).toEqual(['proximite']);
    await engine.call('history/undo', {});
    expect(await staleCodes(engine)).toEqual([]);
  });

  test('goes through import, analysis and edits, all the way back and forth', async () => {
    const engine = await loaded();
    await put(engine, { site_nom: 'Autre' });
    const states = [await engine.content()];
    const steps = (await engine.call('history/list', {})).length;
    for (let step = 0; step < steps; step++) {
      await engine.call('history/undo', {});
      states.push(await engine.content());
    }
    expect(new Set(states).size).toBe(steps + 1);
    expect((await engine.call('layers/list', {})).every(({ count }) => count === 0)).toBe(true);
    for (let step = 0; step < steps; step++) {
      expect(await engine.content()).toBe(states.pop());
      await engine.call('history/redo', {});
    }
    expect(await engine.content()).toBe(states.pop());
  });

  test('follows the method of surface: other figures at once, and analyses that used the other one are stale', async () => {
    const engine = await loaded();
    const surface = async () => (await engine.call('object/get', { table: 'sites', fid: 1 })).site?.surface_ha;
    const { site } = await engine.call('object/get', { table: 'sites', fid: 1 });
    expect(await surface()).toBe(site?.surface_projection_ha);
    expect((await engine.call('project/settings', { methodeSurface: 'ellipsoide' })).methodeSurface).toBe('ellipsoide');
    expect(await surface()).toBe(site?.surface_ellipsoide_ha);
    expect((await staleCodes(engine)).sort()).toEqual(['contraintes', 'occupation', 'recyclage', 'surface']);
    await engine.analyse();
    expect(await staleCodes(engine)).toEqual([]);
    await engine.call('history/undo', {});
    await engine.call('history/undo', {});
    expect(await surface()).toBe(site?.surface_projection_ha);
    expect(await staleCodes(engine)).toEqual([]);
  });
});
