/** Photos, documents, notes and annotations: kept to the byte, under undo, exported, seen by other programs, never counted. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { photo } from '../../fixtures/photos.ts';
import type { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const target = async (engine: Engine) => {
  const { uid } = await engine.call('object/get', { table: 'sites', fid: 1 });
  return { table: 'sites', uid: uid ?? '' };
};

describe('pieces', () => {
  test('a photo proposes its day and place; it is kept to the byte, goes and comes back by undo, and is written out as it was', async () => {
    const engine = await loaded();
    const file = engine.grant(engine.write('Façade.jpg', photo('jpeg')), 'read');
    const look = await engine.call('media/look', { file });
    expect(look).toMatchObject({ genre: 'photo', contentType: 'image/jpeg', date: '2026-03-12', bytes: photo('jpeg').length });
    const site = await target(engine);
    const { id } = await engine.call('media/add', {
      file,
      genre: 'photo',
      target: site,
      place: look.place,
      date: look.date,
      caption: 'Façade nord',
      thumbnail: Uint8Array.of(1, 2, 3),
      width: 16,
      height: 24,
    });
    const [piece] = await engine.call('media/list', { target: site });
    expect(piece).toMatchObject({ id, name: 'Façade.jpg', caption: 'Façade nord', width: 16, height: 24, place: look.place });
    expect(piece?.thumbnail).toEqual(Uint8Array.of(1, 2, 3));
    expect((await engine.call('media/content', { id })).content).toEqual(photo('jpeg'));
    expect(await engine.call('media/places', {})).toHaveLength(1);
    expect(await engine.call('media/totals', {})).toEqual({ count: 1, bytes: photo('jpeg').length });
    await engine.call('media/remove', { ids: [id] });
    expect(await engine.call('media/list', { target: site })).toEqual([]);
    await engine.call('history/undo', {});
    expect((await engine.call('media/content', { id })).content).toEqual(photo('jpeg'));
    await engine.call('media/save', { id, file: engine.grant('sortie.jpg', 'write') });
    expect(new Uint8Array(readFileSync(engine.path('sortie.jpg')))).toEqual(photo('jpeg'));
    await expect(engine.call('media/content', { id: 99 })).rejects.toMatchObject({ code: 'object-unknown' });
  });

  test('notes are written, changed, put in another order; a piece without an object stands at its place', async () => {
    const engine = await loaded();
    const site = await target(engine);
    const note = (text: string) => engine.call('media/add', { file: null, genre: 'note', target: site, text });
    const [first, second] = [await note('Un'), await note('- deux\n- trois')];
    await engine.call('media/order', { ids: [second.id, first.id] });
    expect((await engine.call('media/list', { target: site })).map(({ text }) => text)).toEqual(['- deux\n- trois', 'Un']);
    await engine.call('media/update', { id: first.id, text: 'Un et demi', author: 'A. Martin', date: '2026-03-03' });
    expect((await engine.call('media/list', { target: site }))[1]).toMatchObject({
      text: 'Un et demi',
      author: 'A. Martin',
      date: '2026-03-03',
    });
    await engine.call('history/undo', {});
    expect((await engine.call('media/list', { target: site }))[1]).toMatchObject({ text: 'Un', author: null });
    await engine.call('media/add', { file: null, genre: 'note', target: null, text: 'Ici', place: [2.4, 47.1] });
    expect(await engine.call('media/places', {})).toMatchObject([{ text: 'Ici', place: [2.4, 47.1], target: null }]);
    // the site goes and comes back: its pieces wait for it
    await engine.call('object/delete', { table: 'sites', fids: [1] });
    await engine.call('history/undo', {});
    expect(await engine.call('media/list', { target: site })).toHaveLength(2);
  });

  test('what cannot be kept is refused in words of its own', async () => {
    const engine = await loaded();
    const look = (name: string, content: Uint8Array) =>
      engine.call('media/look', { file: engine.grant(engine.write(name, content), 'read') });
    const heic = new Uint8Array(Buffer.concat([Buffer.of(0, 0, 0, 24), Buffer.from('ftypheic'), Buffer.alloc(64)]));
    await expect(look('IMG_0042.JPG', heic)).rejects.toMatchObject({ code: 'photo-heic', params: { file: 'IMG_0042.JPG' } });
    await expect(look('vide.pdf', new Uint8Array())).rejects.toMatchObject({ code: 'media-empty' });
    await expect(look('gros.bin', new Uint8Array(50_000_001))).rejects.toMatchObject({ code: 'media-too-large' });
    expect(await look('compte rendu.pdf', new Uint8Array(Buffer.from('%PDF-1.7 …')))).toMatchObject({ genre: 'document', content: null });
  });

  test('restore points leave them as they are', async () => {
    const engine = await loaded();
    const point = await engine.call('restore/create', { name: 'Avant' });
    await engine.call('media/add', { file: null, genre: 'note', target: null, text: 'Ici', place: [2.4, 47.1] });
    await engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom: 'Autre' } });
    await engine.call('restore/return', { point: point.id });
    expect(await engine.call('media/places', {})).toHaveLength(1);
  });
});

describe('annotations', () => {
  const line = Float64Array.of(2.4, 47.1, 2.41, 47.11);
  const ring = Float64Array.of(2.4, 47.1, 2.41, 47.1, 2.41, 47.11, 2.4, 47.1);

  test('are drawn, changed, moved and removed, each a step; they are no layer and make nothing stale', async () => {
    const engine = await loaded();
    const layers = (await engine.call('layers/list', {})).length;
    const add = (
      shape: 'texte' | 'fleche' | 'surlignage' | 'polygone' | 'cercle',
      xy: Float64Array<ArrayBuffer>,
      text: string | null = null,
    ) => engine.call('annotations/add', { shape, colour: 'rouge', text, xy });
    await add('texte', Float64Array.of(2.4, 47.1), 'Accès\nà revoir');
    const arrow = await add('fleche', line);
    await add('surlignage', line);
    await add('polygone', ring);
    await add('cercle', ring);
    expect((await engine.call('annotations/list', {})).map(({ shape }) => shape)).toEqual([
      'texte',
      'fleche',
      'surlignage',
      'polygone',
      'cercle',
    ]);
    await engine.call('annotations/update', { ...arrow.annotation, xy: Float64Array.of(2.5, 47.2, 2.51, 47.21), colour: 'bleu' });
    const moved = (await engine.call('annotations/list', {})).find(({ shape }) => shape === 'fleche');
    expect(moved).toMatchObject({ colour: 'bleu', xy: Float64Array.of(2.5, 47.2, 2.51, 47.21) });
    await engine.call('history/undo', {});
    expect((await engine.call('annotations/list', {})).find(({ shape }) => shape === 'fleche')).toMatchObject({
      colour: 'rouge',
      xy: line,
    });
    await engine.call('annotations/remove', { annotations: [arrow.annotation] });
    expect(await engine.call('annotations/list', {})).toHaveLength(4);
    await expect(engine.call('annotations/update', { ...arrow.annotation, text: 'x' })).rejects.toMatchObject({ code: 'object-unknown' });
    await expect(add('polygone', line)).rejects.toMatchObject({ code: 'parameter-invalid' });
    expect(await engine.call('layers/list', {})).toHaveLength(layers);
    expect((await engine.call('analysis/list', {})).filter(({ stale }) => stale)).toEqual([]);
    expect(await engine.call('project/check', {})).toMatchObject({ ok: true });
  });

  test('are saved as layers of their own that other programs open, with their style', async () => {
    const engine = await loaded();
    await engine.call('annotations/add', { shape: 'fleche', colour: 'rouge', text: null, xy: line });
    await engine.call('annotations/add', { shape: 'polygone', colour: 'vert', text: null, xy: ring });
    await engine.call('media/add', { file: null, genre: 'note', target: null, text: 'Ici', place: [2.4, 47.1] });
    const file = engine.grant('essai.gpkg', 'document');
    await engine.call('project/save-as', { file });
    const db = new Database(engine.path('essai.gpkg'), { readonly: true });
    const contents = db
      .prepare(`SELECT table_name, data_type, min_x, max_y FROM gpkg_contents WHERE table_name LIKE 'annotations%' ORDER BY 1`)
      .all();
    expect(contents).toMatchObject([
      { table_name: 'annotations_lignes', data_type: 'features' },
      { table_name: 'annotations_surfaces', data_type: 'features' },
      { table_name: 'annotations_textes', data_type: 'features', min_x: null },
    ]);
    expect((contents[0] as { min_x: number }).min_x).toBeCloseTo(2.4, 5);
    const style = db.prepare(`SELECT styleQML FROM layer_styles WHERE f_table_name = 'annotations_lignes'`).pluck().get();
    expect(String(style)).toContain('fleche-rouge');
    expect(db.prepare(`SELECT data_type FROM gpkg_contents WHERE table_name = 'medias'`).pluck().get()).toBe('attributes');
    db.close();
  });

  test.skipIf(!existsSync('/usr/bin/ogrinfo'))('are read by GDAL', async () => {
    const engine = await loaded();
    await engine.call('annotations/add', { shape: 'fleche', colour: 'rouge', text: null, xy: line });
    await engine.call('project/save-as', { file: engine.grant('essai.gpkg', 'document') });
    const read = execFileSync('/usr/bin/ogrinfo', ['-ro', '-al', engine.path('essai.gpkg'), 'annotations_lignes'], { encoding: 'utf8' });
    expect(read).toContain('MULTILINESTRING ((2.4 47.1,2.41 47.11))');
    expect(read).toContain('aspect (String) = fleche-rouge');
  });
});
