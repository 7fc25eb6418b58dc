/** FlatGeobuf, on two files written by GDAL 3.6 (`ogr2ogr -f FlatGeobuf`): Lambert-93 with heights and an index; several shapes without one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

const fixture = (name: string) => path.join(import.meta.dirname, '../../fixtures/formats', name);
const zones = readFileSync(fixture('zones-lambert93-z.fgb'));

describe('FlatGeobuf', () => {
  it('gives what its header declares', async () => {
    const source = await openSource(fixture('zones-lambert93-z.fgb'), {});
    expect(source.layers[0]).toMatchObject({
      name: 'zones-lambert93-z',
      format: 'flatgeobuf',
      count: 2,
      geometry: 'polygon',
      fieldsComplete: true,
      crs: { value: 2154, how: 'declared' },
      // ogrinfo: Extent: (882000, 6105000) - (1176100, 6542100)
      extent: [882_000, 6_105_000, 1_176_100, 6_542_100],
    });
    expect(source.layers[0]?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'insee text',
      'nom text',
      'surface real',
      'n integer',
      'grand integer',
      'oui boolean',
      'le datetime',
    ]);
    source.close();
  });

  it('keeps values whole, rings grouped, and drops heights object by object', async () => {
    const source = await openSource(fixture('zones-lambert93-z.fgb'), {});
    const [corse, ain] = await featuresOf(source);
    // The index orders the features along a curve: the second one of the source file comes first.
    expect(corse?.values).toEqual({ insee: '2A004', nom: 'Ajaccio', grand: 1, oui: false });
    expect(ain?.values).toEqual({
      ...{ insee: '01004', nom: 'Ambérieu', surface: 1.5, n: 3 },
      ...{ grand: '9007199254740993', oui: true, le: '2024-03-10T00:00:00' },
    });
    expect(ain?.geometry).toMatchObject({ type: 'MultiPolygon', parts: [5, 10, 14], polygons: [2, 3] });
    expect([...(ain?.geometry?.xy.slice(0, 4) ?? [])]).toEqual([882_000, 6_542_000, 882_100, 6_542_000]);
    expect(corse?.remarks).toEqual(['z-dropped']);
    source.close();
    const { note, report } = await importFile(fixture('zones-lambert93-z.fgb'), { kind: 'couche' });
    expect(report).toMatchObject({ read: 2, imported: 2, crs: { code: 'EPSG:2154', how: 'declared' } });
    expect(note('z-dropped')?.count).toBe(2);
  });

  it('reads shapes that each say their own kind, collections by rule', async () => {
    const { report, tables, note } = await importFile(fixture('mixed.fgb'), { kind: 'couche' });
    expect(report).toMatchObject({ read: 3, imported: 3, crs: { code: 'EPSG:4326' } });
    expect([...tables.values()].map(({ table, rows }) => [table.geometry, rows.map(({ values }) => values['nom'])])).toEqual([
      ['POINT', ['point']],
      ['MULTILINESTRING', ['ligne']],
      ['MULTIPOLYGON', ['tas']],
    ]);
    expect(note('collection-reduced')).toMatchObject({ count: 1, rows: [3] });
  });

  it('is known by its content whatever its name', async () => {
    expect((await importFile(fileOf('zones.bin', zones), { kind: 'couche' })).report.format).toBe('flatgeobuf');
    expect(await refusalOf(() => importFile(fileOf('zones.geojson', zones), { kind: 'couche' }))).toMatchObject({
      code: 'format-mismatch',
      params: { found: 'FlatGeobuf' },
    });
  });

  it('refuses what is cut anywhere, without a byte of room for lengths that lie', async () => {
    for (let length = 12; length < zones.length; length += 37) {
      const refusal = await refusalOf(() => importFile(fileOf('a.fgb', zones.subarray(0, length)), { kind: 'couche' }));
      expect(refusal).toMatchObject({ code: 'flatgeobuf-damaged', params: { file: 'a.fgb', cause: 'truncated' } });
    }
    const lying = Buffer.from(zones);
    lying.writeUInt32LE(0xfffffff0, 8);
    expect(await refusalOf(() => importFile(fileOf('a.fgb', lying), { kind: 'couche' }))).toMatchObject({
      code: 'flatgeobuf-damaged',
      params: { cause: 'header' },
    });
  });

  it('gives up a collection whose parts lead back into itself', async () => {
    const knotted = readFileSync(fixture('mixed.fgb'));
    // found by fuzzing: one offset further on, a part of the collection is the collection again, each time twice
    knotted[927] = 8;
    const { report, note } = await importFile(fileOf('noeud.fgb', knotted), { kind: 'couche' });
    expect(report).toMatchObject({ read: 3, imported: 2, rejected: 1 });
    expect(note('geometry-unreadable')).toMatchObject({ count: 1, rows: [3] });
  });
});
