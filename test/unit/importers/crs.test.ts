import { describe, expect, it } from 'vitest';
import { crsChoices, crsSample, decideCrs, sampleVertices } from '../../../electron/engine/importers/crs.ts';
import type { SourceFeature, SourceLayer } from '../../../electron/engine/importers/types.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { fileOf, zipOf } from './support/files.ts';
import { makeDbf, makeShp } from './support/make-shapefile.ts';
import { importFile } from './support/run.ts';

const layerIn = (crs: SourceLayer['crs'], rest: Partial<SourceLayer> = {}): SourceLayer => ({
  name: 'couche',
  format: 'shapefile',
  count: null,
  geometry: 'point',
  fields: [],
  fieldsComplete: true,
  crs,
  encoding: null,
  extent: null,
  remarks: [],
  features: () => [],
  ...rest,
});
const prj = (value: number): SourceLayer['crs'] => ({ value, how: 'prj' });

const TOWNS = [2.35, 48.85, 5.37, 43.3, -1.55, 47.22, 7.75, 48.58, 3.06, 50.63];
const inSystem = (epsg: number, lonLat: readonly number[] = TOWNS): Float64Array => {
  const projection = projectionOf(epsg);
  if (!projection) throw new Error(`${epsg}`);
  return projection.forward(Float64Array.from(lonLat));
};
const turned = (xy: Float64Array): Float64Array => xy.map((_, i) => xy[i % 2 === 0 ? i + 1 : i - 1] as number);
const refusal = (work: () => unknown): Pick<EmpriseError, 'code' | 'params'> => {
  try {
    work();
  } catch (error) {
    if (error instanceof EmpriseError) return { code: error.code, params: error.params };
  }
  throw new Error('nothing was refused');
};

describe('the system against the numbers', () => {
  it('believes a declaration that fits', () => {
    expect(decideCrs('f', layerIn(prj(2154)), inSystem(2154))).toMatchObject({ epsg: 2154, how: 'prj', swap: false, notes: [] });
  });

  it('catches Lambert-93 numbers declared WGS 84, and the reverse', () => {
    expect(refusal(() => decideCrs('f', layerIn(prj(4326)), inSystem(2154)))).toEqual({
      code: 'crs-contradicted',
      params: { file: 'f', declared: 'EPSG:4326', likely: 'EPSG:2154' },
    });
    expect(refusal(() => decideCrs('f', layerIn(prj(2154)), Float64Array.from(TOWNS)))).toMatchObject({ params: { likely: 'EPSG:4326' } });
    expect(decideCrs('f', layerIn(prj(4326)), inSystem(2154), { crs: 2154 })).toMatchObject({ epsg: 2154, how: 'given', swap: false });
  });

  it('turns swapped axes, unless told which way they go', () => {
    const numbers = turned(Float64Array.from(TOWNS));
    expect(decideCrs('f', layerIn(prj(4326)), numbers)).toMatchObject({ how: 'corrected', swap: true, notes: [{ code: 'axes-swapped' }] });
    expect(decideCrs('f', layerIn(null), turned(inSystem(2154)))).toMatchObject({ epsg: 2154, swap: true });
    expect(decideCrs('f', layerIn(prj(4326)), numbers, { swapAxes: false })).toMatchObject({ swap: false, swapsRows: false });
    expect(decideCrs('f', layerIn(prj(4326)), Float64Array.from(TOWNS), { crs: 4326, swapAxes: true })).toMatchObject({ swap: true });
  });

  it('says how exact an old system is', () => {
    const old = decideCrs('f', layerIn(prj(27582)), Float64Array.of(600_990, 2_427_961));
    expect(old).toMatchObject({ epsg: 27572, notes: [{ code: 'crs-accuracy', params: { crs: 'EPSG:27572', accuracy_m: 5 } }] });
  });

  it.each([
    [[2.35, 48.85, 5.37, 43.3, 3.06, 50.63], 2154],
    [[2.35, 46.1, 5.37, 45.8], 3946],
    [[-52.3, 4.9, -52.6, 5.1], 2972],
    [[55.45, -20.9, 55.5, -21.2], 2975],
    [[45.2, -12.8], 4471],
    [[2.35, 48.85, 5.37, 43.3], 3857],
  ])('guesses %j in EPSG:%i', (lonLat, epsg) => {
    expect(decideCrs('f', layerIn(null), inSystem(epsg, lonLat))).toMatchObject({ epsg, how: 'guessed' });
  });

  it('asks where the same numbers lie in France under several systems', () => {
    // Zone 31 read as its neighbours is six degrees aside, and may still be France, and on the other side too.
    const numbers = Float64Array.of(452_314, 5_410_984, 470_000, 5_200_000);
    const { code, params } = refusal(() => decideCrs('f', layerIn(null), numbers));
    expect([code, params['likely']]).toEqual(['crs-unknown', 'EPSG:3857, EPSG:32630, EPSG:32631, EPSG:32632']);
    expect(crsChoices(layerIn(null), numbers, null).map((choice) => choice.code)).toEqual([
      'EPSG:3857',
      'EPSG:32630',
      'EPSG:23030',
      'EPSG:32631',
      'EPSG:23031',
      'EPSG:32632',
      'EPSG:23032',
    ]);
  });

  it('lists choices with the extent each gives and how exact it is', () => {
    const numbers = inSystem(5490, [-61.5, 16.2, -61.4, 16.3]);
    const layer = layerIn(prj(5490));
    const choices = crsChoices(layer, numbers, decideCrs('f', layer, numbers));
    expect(choices[0]).toMatchObject({ code: 'EPSG:5490', swapAxes: false, accuracy_m: null });
    expect(choices[0]?.extent?.map((value) => value.toFixed(3))).toEqual(['-61.500', '16.200', '-61.400', '16.300']);
    expect(choices.find((choice) => choice.code === 'EPSG:2970')).toMatchObject({ accuracy_m: 0.1 });
    // Guadeloupe 1948 lies some 400 m away.
    const other = choices.find((choice) => choice.code === 'EPSG:2970')?.extent?.[0] as number;
    expect(Math.abs(other + 61.5)).toBeGreaterThan(0.002);
  });

  it('decides on records from all over the source where the reader can reach them', async () => {
    const features = (numbers: readonly number[]): SourceFeature[] =>
      [0, 1].map((i) => ({ row: i + 1, geometry: pointGeometry(numbers[i * 2] as number, numbers[i * 2 + 1] as number), values: {} }));
    const layer = layerIn(null, { spread: () => features([5, 6, 7, 8]) });
    expect(await crsSample(layer, features([1, 2, 3, 4]))).toEqual(Float64Array.of(5, 6, 7, 8));
    expect(await crsSample(layerIn(null), features([1, 2, 3, 4]))).toEqual(sampleVertices(features([1, 2, 3, 4])));
  });
});

describe('single records written the other way round', () => {
  const point = (x: number, y: number): string =>
    `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[${x},${y}]}}`;
  const file = (): string =>
    fileOf('a.geojson', `{"type":"FeatureCollection","features":[${[point(2, 48), point(2.1, 48), point(48.2, 2.2), point(13, 52)]}]}`);

  it('are turned and counted, those outside either way are rejected', async () => {
    const { report, note, rows } = await importFile(file(), { kind: 'couche' });
    expect(report).toMatchObject({ read: 4, imported: 3, rejected: 1 });
    expect(note('axes-swapped-rows')).toMatchObject({ count: 1, rows: [3] });
    expect(note('outside-france')).toMatchObject({ count: 1, rows: [4] });
    expect([...(rows('imp_a')[2]?.geometry?.xy ?? [])]).toEqual([2.2, 48.2]);
  });

  it('are left out where someone said that the axes are right', async () => {
    const { report, note } = await importFile(file(), { kind: 'couche', swapAxes: false });
    expect(report).toMatchObject({ read: 4, imported: 2, rejected: 2 });
    expect(note('axes-swapped-rows')).toBeUndefined();
  });
});

describe('files in the systems of France', () => {
  // Texts as GDAL 3.6 writes them; numbers of pyproj 3.4.1 for the same point, by the operations named in other-projections.test.ts.
  const gcs = (
    name: string,
    datum: string,
    spheroid: string,
    meridian = 'PRIMEM["Greenwich",0.0]',
    unit = 'UNIT["Degree",0.0174532925199433]',
  ) => `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],${meridian},${unit}]`;
  const ntf = gcs(
    'GCS_NTF_Paris',
    'D_NTF',
    '"Clarke_1880_IGN",6378249.2,293.466021293627',
    'PRIMEM["Paris",2.33722917]',
    'UNIT["Grad",0.0157079632679489]',
  );
  const cone = (name: string, x: number, y: number, latitude: number, scale: number) =>
    `PROJCS["${name}",${ntf},PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",${x}],PARAMETER["False_Northing",${y}],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",${latitude}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",${latitude}],UNIT["Meter",1.0]]`;
  const international = '"International_1924",6378388.0,297.0';
  const utm = (name: string, geographic: string, meridian: number) =>
    `PROJCS["${name}",${geographic},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

  it.each([
    [
      'NTF_Lambert_II_etendu',
      cone('NTF_Lambert_II_etendu', 600_000, 2_200_000, 52, 0.99987742),
      27572,
      [600_990.8921, 2_427_961.5117],
      [2.35, 48.85],
    ],
    ['a zone without a name', cone('sans nom', 600_000, 200_000, 49, 0.999877499), 27563, [661_327.1029, 178_064.9035], [3.1, 43.9]],
    [
      'Lambert IV',
      cone('NTF_Paris_Lambert_Zone_IV', 234.358, 4_185_861.369, 46.85, 0.99994471),
      27574,
      [558_218.922, 4_211_859.4884],
      [9.1, 42.2],
    ],
    ['NTF in gons', ntf, 4807, [0.0149931, 54.2778547], [2.35, 48.85]],
    [
      'ED50',
      utm('ED_1950_UTM_Zone_31N', gcs('GCS_European_1950', 'D_European_1950', international), 3),
      23031,
      [452_406.9324, 5_411_192.534],
      [2.35, 48.85],
    ],
    [
      'Guadeloupe 1948',
      utm('Sainte_Anne_UTM_20N', gcs('GCS_Sainte_Anne', 'D_Sainte_Anne', international), -63),
      2970,
      [660_764.9395, 1_791_947.5348],
      [-61.5, 16.2],
    ],
  ] as const)('%s', async (_, wkt, epsg, [x, y], [longitude, latitude]) => {
    const file = zipOf('t.zip', {
      't.shp': makeShp([{ type: 'point', at: [x, y] }], 1),
      't.dbf': makeDbf([{ name: 'nom', letter: 'C', width: 5 }], [['a']]),
      't.prj': wkt,
    });
    const { report, rows, note } = await importFile(file, { kind: 'couche' });
    expect(report.crs).toEqual({ code: `EPSG:${epsg}`, how: 'prj' });
    expect(note('crs-accuracy')).toBeDefined();
    const [lon, lat] = rows('imp_t')[0]?.geometry?.xy ?? [];
    expect(Math.abs((lon as number) - longitude)).toBeLessThan(5e-8);
    expect(Math.abs((lat as number) - latitude)).toBeLessThan(5e-8);
  });
});
