import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ImportOptions, importReportSchema } from '../../../shared/domain/import.ts';
import { collection, rectangle, SITES } from '../cli/fixtures.ts';
import type { Engine } from './engine.ts';
import { loaded, manySites, staleCodes } from './scenes.ts';

async function check(engine: Engine, files: readonly string[], options: Partial<ImportOptions> & Pick<ImportOptions, 'kind'>) {
  const { job } = await engine.call('import/check', { files: files.map((file) => engine.grant(file, 'read')), options });
  return engine.done(job);
}

const site = (id: string, properties: object, west: number) => ({
  properties: { site_id: id, site_nom: id, ...properties },
  geometry: rectangle(west, 46.51, 0.01, 0.01),
});

describe('the check of a file', () => {
  test('says what an update would change, and changes nothing', async () => {
    const engine = await loaded();
    const sites = await engine.call('table/rows', { table: 'sites', offset: 0, limit: 10 });
    expect(sites.rows).toHaveLength(2);
    await engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom: 'Les Prés hauts' } });
    const before = await engine.content();
    engine.write(
      'vintage.geojson',
      collection([site('99001_SITE-ECO_1', { site_nom: 'Les Prés', maturite: 'court terme' }, 4.512), site('neuf', {}, 4.56)]),
    );
    const done = await check(engine, ['vintage.geojson'], { kind: 'sites', mode: 'update' });
    expect(done).toMatchObject({ kind: 'check', error: null, report: null });
    expect(done.check?.report).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    const [table] = done.check?.comparison?.tables ?? [];
    expect(table).toMatchObject({ table: 'sites', added: 1, changed: 1, moved: 1, unchanged: 0, gone: 1, edits: 1 });
    expect(table?.fields.map(({ field }) => field)).toContain('maturite');
    expect(table?.samples[0]).toMatchObject({
      key: '99001_SITE-ECO_1',
      fate: 'changed',
      fields: expect.arrayContaining([
        { field: 'maturite', before: 'disponible', after: 'court terme', edited: false },
        { field: 'site_nom', before: 'Les Prés hauts', after: 'Les Prés', edited: true },
      ]),
    });
    expect(await engine.content()).toBe(before);
    expect(engine.staging()).toEqual([]);
    // and the import does what was said
    const imported = await engine.import(['vintage.geojson'], { kind: 'sites', mode: 'update' });
    expect(imported.report?.notes.map(({ code, count }) => [code, count])).toEqual(
      expect.arrayContaining([
        ['rows-updated', 1],
        ['rows-gone', 1],
        ['edits-kept', 1],
      ]),
    );
    const sheet = await engine.call('object/get', { table: 'sites', fid: 1 });
    expect(JSON.stringify(sheet)).toContain('Les Prés hauts');
  });

  test('finds what covers what, in the file and in the project, and what is there already', async () => {
    const engine = await loaded();
    engine.write('double.geojson', collection([site('A', {}, 4.5101), site('B', {}, 4.5105)]));
    const done = await check(engine, ['double.geojson'], { kind: 'sites' });
    const overlaps = done.check?.report.files[0]?.overlaps ?? [];
    expect(overlaps.map(({ row, other }) => [row, other.of, other.name])).toEqual([
      [1, 'project', 'Les Prés'],
      [2, 'file', 'A'],
      [2, 'project', 'Les Prés'],
    ]);
    expect(overlaps.map(({ share }) => Math.round(share * 100))).toEqual([99, 96, 95]);
    expect(done.check?.report.notes).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'overlaps-found', count: 3, rows: [1, 2] })]),
    );
    expect(done.check?.comparison).toBeNull();
    engine.write('same.geojson', SITES);
    const same = await check(engine, ['same.geojson'], { kind: 'sites' });
    expect(same.check?.report.notes).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'keys-in-project', count: 2 })]));
    // what was decided against is left out of the import
    const imported = await engine.import(['double.geojson'], { kind: 'sites', leaveOut: [2] });
    expect(imported.report).toMatchObject({ read: 2, imported: 1, rejected: 1 });
  });

  test('removes what was decided to give way, in the step of the import, counted; one undo brings all back', async () => {
    const engine = await loaded();
    const sites = () => engine.call('table/rows', { table: 'sites', offset: 0, limit: 10 });
    const before = (await sites()).rows;
    expect(before.map(({ fid }) => fid)).toContain(1);
    engine.write('double.geojson', collection([site('A', {}, 4.5101), site('neuf', {}, 4.56)]));
    // 99: removed meanwhile by somebody else
    const done = await engine.import(['double.geojson'], { kind: 'sites', replaces: [1, 99] });
    expect(done.report).toMatchObject({ read: 2, imported: 2, rejected: 0 });
    expect(done.report?.notes.map(({ code, count }) => [code, count])).toContainEqual(['overlapped-replaced', 1]);
    const { rows } = await sites();
    expect(rows.map(({ fid }) => fid)).not.toContain(1);
    expect(rows).toHaveLength(3);
    await engine.call('history/undo', {});
    expect((await sites()).rows).toEqual(before);
  });

  test('takes a friche with the outline that gives way, and its identifier is free again', async () => {
    const engine = await loaded();
    const friche = (id: string, west: number) => ({
      properties: { site_id: id, site_nom: id },
      geometry: rectangle(west, 46.61, 0.01, 0.01),
    });
    engine.write('friches.geojson', collection([friche('01004_1', 4.61), friche('01004_2', 4.65)]));
    expect((await engine.import(['friches.geojson'], { kind: 'friches' })).report).toMatchObject({ imported: 2 });
    engine.write('nouvelle.geojson', collection([friche('01004_1', 4.611)]));
    expect((await engine.import(['nouvelle.geojson'], { kind: 'friches' })).error?.code).toBe('keys-clash');
    const rowsOf = async (table: string) => (await engine.call('table/rows', { table, offset: 0, limit: 100 })).rows;
    const before = [(await rowsOf('friches')).length, (await rowsOf('friches_emprises')).length];
    const first = (await rowsOf('friches_emprises')).find(({ values }) => values['friche_id'] === '01004_1')?.fid as number;
    const { report, error } = await engine.import(['nouvelle.geojson'], { kind: 'friches', replaces: [first] });
    expect(error).toBeNull();
    expect(report).toMatchObject({ imported: 1 });
    expect(report?.notes.map(({ code, count }) => [code, count])).toContainEqual(['overlapped-replaced', 1]);
    // one gone, one come, in both tables
    expect([(await rowsOf('friches')).length, (await rowsOf('friches_emprises')).length]).toEqual(before);
    expect((await rowsOf('friches_emprises')).map(({ fid }) => fid)).not.toContain(first);
  });

  test('is refused as the import would be, and can be stopped', async () => {
    const engine = await loaded();
    engine.write('pas-du-json.geojson', '{"type":"FeatureCollection","features":[');
    expect((await check(engine, ['pas-du-json.geojson'], { kind: 'sites' })).error?.code).toBe('geojson-damaged');
    engine.write('gares.geojson', collection([{ properties: { nom: 'A' }, geometry: { type: 'Point', coordinates: [4.5, 46.5] } }]));
    expect((await check(engine, ['gares.geojson'], { kind: 'equipements', mode: 'update' })).error?.code).toBe('key-missing');
    engine.write('many.geojson', manySites(20_000));
    const { job } = await engine.call('import/check', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    await engine.until('job/progress', (progress) => progress.job === job && progress.step === 'read');
    await engine.call('job/cancel', { job });
    expect((await engine.done(job)).error?.code).toBe('cancelled');
  });
});

describe('a newer vintage', () => {
  test('makes stale only the results its changes touch, and one undo makes them valid again', async () => {
    const engine = await loaded();
    expect(await staleCodes(engine)).toEqual([]);
    const named = JSON.parse(JSON.stringify(SITES)) as { features: { properties: Record<string, unknown> }[] };
    (named.features[0] as (typeof named.features)[number]).properties['maturite'] = 'court terme';
    engine.write('renamed.geojson', named);
    expect((await engine.import(['renamed.geojson'], { kind: 'sites', mode: 'update' })).error).toBeNull();
    expect(await staleCodes(engine)).toEqual([]);
    engine.write('moved.geojson', collection([site('99001_SITE-ECO_1', {}, 4.511)]));
    await engine.import(['moved.geojson'], { kind: 'sites', mode: 'update', gone: 'delete' });
    expect(await staleCodes(engine)).toContain('surface');
    await engine.call('history/undo', {});
    expect(await staleCodes(engine)).toEqual([]);
  });
});

describe('the report of an import', () => {
  test.each(['csv', 'json', 'html'] as const)('is written as %s, from what was kept or what was shown', async (format) => {
    const engine = await loaded();
    const [kept] = await engine.call('import/reports', {});
    const target = engine.grant(`rapport.${format}`, 'write');
    expect(await engine.call('import/export-report', { report: { source: kept?.source ?? 0 }, file: target, format })).toEqual({
      written: `rapport.${format}`,
    });
    const first = readFileSync(engine.path(`rapport.${format}`), 'utf8');
    expect(first).toContain('epci.geojson');
    if (format === 'json') expect(importReportSchema.parse(JSON.parse(first))).toEqual(kept?.report);
    if (kept) await engine.call('import/export-report', { report: kept.report, file: target, format, language: 'en' });
    if (format === 'html') expect(readFileSync(engine.path('rapport.html'), 'utf8')).toContain('<html lang="en">');
    await expect(engine.call('import/export-report', { report: { source: 999 }, file: target, format })).rejects.toMatchObject({
      code: 'object-unknown',
    });
    await expect(
      engine.call('import/export-report', { report: { source: 1 }, file: engine.grant('absent/rapport.csv', 'write'), format }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(folder-read-only|target-not-writable)$/) });
    expect(existsSync(engine.path('absent'))).toBe(false);
  });
});
