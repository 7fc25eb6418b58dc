import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { readCoordSys } from '../../../electron/engine/importers/mif/coordsys.ts';
import { polygonOfRings } from '../../../electron/engine/importers/mif/regions.ts';
import { orientRings } from '../../../shared/geo/rings.ts';
import { temporaryFolder } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

function pair(mif: string, mid: string | null, name = 'zones', encoding: BufferEncoding = 'utf8'): string {
  const folder = temporaryFolder();
  if (mid !== null) writeFileSync(path.join(folder, `${name}.MID`), Buffer.from(mid, encoding));
  writeFileSync(path.join(folder, `${name}.mif`), Buffer.from(mif, encoding));
  return path.join(folder, `${name}.mif`);
}

const LAMBERT_93 = 'CoordSys Earth Projection 3, 33, "m", 3, 46.5, 44, 49.00000000002, 700000, 6600000';
const head = (coordSys: string, columns: readonly string[], charset = 'Neutral') =>
  `Version 300\nCharset "${charset}"\nDelimiter ","\n${coordSys}\nColumns ${columns.length}\n${columns.map((column) => `  ${column}\n`).join('')}Data\n\n`;

/** Written by GDAL 3.6 (`ogr2ogr -f "MapInfo File" -dsco FORMAT=MIF`) from two outlines, the first with a hole and a second part: 14,600 and 5,000 m². */
const GDAL_MIF = `${head(LAMBERT_93, ['insee Char(254)', 'nom Char(254)', 'surface Float', 'n Integer', 'oui Logical', 'le Date'])}Region 3
  5
882000 6542000
882100 6542000
882100 6542100
882000 6542100
882000 6542000
  5
882040 6542040
882040 6542060
882060 6542060
882060 6542040
882040 6542040
  4
882200 6542000
882300 6542000
882300 6542100
882200 6542000
    Pen (1,2,0)
    Brush (1,0,16777215)
Region 1
  4
1176000 6105000
1176100 6105000
1176100 6105100
1176000 6105000
    Pen (1,2,0)
    Brush (1,0,16777215)
`;
const GDAL_MID = '"01004","Ambérieu, dit ""le Bourg""",1.5,3,T,20240310\n"2A004","Ajaccio",,,F,\n';

describe('MapInfo MIF/MID', () => {
  it('gives shapes, attributes and system of the pair', async () => {
    const source = await openSource(pair(GDAL_MIF, GDAL_MID), {});
    expect(source.layers[0]).toMatchObject({
      ...{ name: 'zones', format: 'mif', count: 2, geometry: 'polygon', crs: { value: 2154, how: 'header' } },
      encoding: { value: 'UTF-8', how: 'guessed' },
    });
    const [first, second] = await featuresOf(source);
    expect(first?.geometry).toMatchObject({ type: 'MultiPolygon', parts: [5, 10, 14], polygons: [2, 3] });
    expect(first?.values).toEqual({ insee: '01004', nom: 'Ambérieu, dit "le Bourg"', surface: 1.5, n: 3, oui: true, le: '2024-03-10' });
    expect(second?.values).toEqual({ insee: '2A004', nom: 'Ajaccio', surface: null, n: null, oui: false, le: null });
    source.close();
    const { report } = await importFile(pair(GDAL_MIF, GDAL_MID), { kind: 'couche' });
    expect(report).toMatchObject({ read: 2, imported: 2, repaired: 0, crs: { code: 'EPSG:2154', how: 'header' } });
  });

  it('reads every object, with clauses between and numbers laid out anyhow', async () => {
    const objects = `none
Point 652000 6862000
    Symbol (34,0,12)
Line 652000 6862000 652100 6862000
    Pen (1,2,0)
Pline 3
652000 6862000
652100 6862000
652100 6862100
    Smooth
PLINE MULTIPLE 2
  2
652000 6862000 652100 6862000
  2
652000 6862100
652100 6862100
Rect 652000 6862000 652100 6862100
Multipoint 2
652000 6862000
652100 6862100
Collection 2
  Region 1
   4
652000 6862000
652100 6862000
652100 6862100
652000 6862000
    Pen (1,2,0)
  Multipoint 1
652000 6862000
Text
  "Region 1"
652000 6862000 652100 6862100
    Font ("Arial",0,0,0)
    Label Line Arrow 652000 6862000
Ellipse 652000 6862000 652100 6862100
Arc 652000 6862000 652100 6862100
 0 90
`;
    const mid = Array.from({ length: 11 }, (_, n) => `"objet ${n + 1}"\n`).join('');
    const { report, tables, note } = await importFile(pair(head(LAMBERT_93, ['nom Char(20)']) + objects, mid), { kind: 'couche' });
    expect(report).toMatchObject({ read: 11, imported: 8, rejected: 3 });
    const byName = new Map(
      [...tables.values()].flatMap(({ rows }) => rows.map(({ values, geometry }) => [values['nom'], geometry] as const)),
    );
    const shapes = [...byName].map(
      ([name, geometry]) => `${String(name)} ${geometry?.type ?? '-'} ${geometry?.xy.length ?? 0} ${geometry?.parts.join() ?? ''}`,
    );
    expect(shapes.sort()).toEqual([
      'objet 1 - 0 ',
      'objet 2 MultiPoint 2 ',
      'objet 3 MultiLineString 4 2',
      'objet 4 MultiLineString 6 3',
      'objet 5 MultiLineString 8 2,4',
      'objet 6 MultiPolygon 10 5',
      'objet 7 MultiPoint 4 ',
      'objet 8 MultiPolygon 8 4',
    ]);
    expect(note('collection-reduced')?.rows).toEqual([8]);
    expect(note('geometry-label')?.rows).toEqual([9]);
    expect(note('geometry-curved')?.rows).toEqual([10, 11]);
  });

  it('reads Windows texts, tabs, and numbers that are stored shifted', async () => {
    const mif = `Version 300\r\nCharset "WindowsLatin1"\r\n${LAMBERT_93}\r\nTransform 0.01,0.01,600000,6800000\r\nColumns 2\r\n  Libellé Char(20)\r\n  n LargeInt\r\nData\r\nPoint 5200000 6200000\r\n`;
    const source = await openSource(pair(mif, '"Périgueux"\t9007199254740993\r\n', 'a', 'latin1'), {});
    const [only] = await featuresOf(source);
    expect(only?.values).toEqual({ Libellé: 'Périgueux', n: '9007199254740993' });
    expect([...(only?.geometry?.xy ?? [])]).toEqual([652_000, 6_862_000]);
    source.close();
  });

  it('refuses a pair that does not go together, and what is damaged', async () => {
    const refuse = (mif: string, mid: string | null) => refusalOf(() => importFile(pair(mif, mid), { kind: 'couche' }));
    const damaged = (cause: string) => ({ code: 'mif-damaged', params: { file: 'zones.mif', cause } });
    expect(await refuse(GDAL_MIF, null)).toMatchObject(damaged('mid-missing'));
    expect(await refuse(GDAL_MIF, '"01004","x",1,1,T,\n')).toMatchObject(damaged('counts'));
    expect(await refuse(GDAL_MIF, `${GDAL_MID}"2B033","Bastia",,,F,\n`)).toMatchObject(damaged('counts'));
    expect(await refuse(GDAL_MIF.slice(0, -80), GDAL_MID)).toMatchObject(damaged('truncated'));
    expect(await refuse(GDAL_MIF.replace('882100 6542100', '882100 nord'), GDAL_MID)).toMatchObject(damaged('syntax'));
    expect(await refuse(GDAL_MIF.replace('Region 3', 'Region 3000000000'), GDAL_MID)).toMatchObject(damaged('syntax'));
    expect(await refuse('Version 300\nColumns 1\n  a Char(2)\n', 'x')).toMatchObject(damaged('header'));
    expect(await refuse(GDAL_MIF.replace('3, 33, "m", 3', '3, 33, "m", 4'), GDAL_MID)).toMatchObject({ code: 'crs-unsupported' });
  });

  // Clauses as GDAL 3.6 writes them for the EPSG code, and as MAPINFOW.PRJ has them.
  it.each([
    ['Earth Projection 3, 33, "m", 3, 46.5, 44, 49, 700000, 6600000', 2154],
    ['Earth Projection 2003, 33, "m", 3, 46.5, 44, 49.00000000002, 700000, 6600000 Bounds (75000, 5900000) (1275000, 7200000)', 2154],
    ['Earth Projection 3, 33, 7, 3, 47, 46.25, 47.75, 1700000, 6200000', 3947],
    ['Earth Projection 3, 33, "m", 3, 50, 49.25, 50.75, 1700000, 9200000', 3950],
    ['Earth Projection 3, 1002, "m", 0, 46.7999999999999, 45.8989189643427, 47.6960145021065, 600000, 2200000', 27572],
    ['Earth Projection 3, 1002, "m", 0, 46.7999999999999, 45.8989189643427, 47.6960145021065, 600000, 200000', 27562],
    ['Earth Projection 1, 104', 4326],
    ['Earth Projection 1, 33', 4326],
    ['Earth Projection 8, 104, "m", 3, 0, 0.9996, 500000, 0', 32631],
    ['Earth Projection 8, 115, "m", 3, 0, 0.9996, 500000, 0', 25831],
    ['Earth Projection 8, 104, "m", -63, 0, 0.9996, 500000, 0', 32620],
    ['Earth Projection 10, 157, "m", 0', 3857],
    ['Earth Projection 3, 33, "km", 3, 46.5, 44, 49, 700, 6600', null],
    ['Earth Projection 3, 33, "m", 3, 46.5, 44, 49, 700000, 6600001', null],
    ['Earth Projection 3, 33, "m", 3, 46.5, 44, 49, 700000, 6600000 Affine Units "m", 1, 0, 5, 0, 1, 5', null],
  ])('%s', (clause, epsg) => {
    expect(readCoordSys(clause)).toEqual({ epsg });
  });

  it('knows a plan that is nowhere on Earth', () => {
    expect(readCoordSys('NonEarth Units "m" Bounds (0, 0) (10, 10)')).toBeNull();
  });

  it('finds holes and islands whatever way rings are drawn and ordered', () => {
    const square = (at: number, size: number, turned: boolean) => {
      const xy = [at, at, at + size, at, at + size, at + size, at, at + size, at, at];
      if (!turned) return Float64Array.from(xy);
      return Float64Array.from(xy.map((_, index) => xy[8 - (index - (index % 2)) + (index % 2)] as number));
    };
    const area = (rings: Float64Array[]) => {
      const geometry = polygonOfRings(rings);
      if (geometry === null) return null;
      const { xy, parts, polygons } = orientRings(geometry);
      let total = 0;
      let start = 0;
      for (const end of parts) {
        for (let i = start; i < end - 1; i++)
          total += ((xy[i * 2] as number) * (xy[i * 2 + 3] as number) - (xy[i * 2 + 2] as number) * (xy[i * 2 + 1] as number)) / 2;
        start = end;
      }
      return { total, polygons: polygons.length, rings: parts.length };
    };
    for (const turned of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const rings = [square(4, 2, (turned & 1) > 0), square(0, 10, (turned & 2) > 0), square(2, 6, (turned & 4) > 0)];
      // 100 - 36 + 4: a field with a lake with an island.
      expect(area(rings)).toEqual({ total: 68, polygons: 2, rings: 3 });
      expect(area([...rings].reverse())).toEqual({ total: 68, polygons: 2, rings: 3 });
    }
  });
});
