import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readPrj } from '../../../electron/engine/importers/shapefile/prj.ts';
import { LAMBERT_93_PRJ } from './support/make-shapefile.ts';

const hasGdal = spawnSync('gdalsrsinfo', ['--version']).status === 0;
if (!hasGdal) console.warn('SKIPPED: gdalsrsinfo is not installed');

describe('projection texts', () => {
  it.each([
    [LAMBERT_93_PRJ, 2154],
    [LAMBERT_93_PRJ.replace('RGF93_Lambert_93', 'Projection_maison'), 2154],
    ['PROJCS["RGF_1993_CC48",GEOGCS["x"]]', 3948],
    ['PROJCS["NTF_Lambert_II_étendu",GEOGCS["x"]]'.replace('é', 'e'), 27572],
    [
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      4326,
    ],
    ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["x"]]', 3857],
    ['PROJCS["x",GEOGCS["y",AUTHORITY["EPSG","4171"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","2154"]]', 2154],
    ['PROJCS["x",AUTHORITY["ESRI","102110"]]', 2154],
    ['PROJCS["ETRS89 / Poland CS92",GEOGCS["ETRS89"],PROJECTION["Transverse_Mercator"],PARAMETER["scale_factor",0.9993]]', null],
    ['garbage', null],
  ])('%# → %s', (text, epsg) => {
    expect(readPrj(text).epsg).toBe(epsg);
  });

  // GDAL as the writer: every French system, in the three dialects files come in.
  const systems = [
    ...[2154, 3942, 3945, 3948, 3950, 5490, 2972, 2975, 4471, 4467, 3857, 4326, 32620, 32631, 32738, 25830, 25831, 3034, 3035],
    ...[27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574, 4275, 4807, 4230, 23031],
    ...[2969, 2970, 2971, 2973, 2980, 2987, 3312, 3313, 3727, 4559, 5879],
  ];
  describe.skipIf(!hasGdal)('as GDAL writes them', () => {
    it.each(systems.flatMap((epsg) => ['wkt_esri', 'wkt1', 'wkt2_2018'].map((dialect) => [epsg, dialect] as const)))(
      'EPSG:%i in %s',
      (epsg, dialect) => {
        const { stdout } = spawnSync('gdalsrsinfo', ['-o', dialect, `EPSG:${epsg}`], { encoding: 'utf8' });
        expect(readPrj(stdout.trim()).epsg, stdout).toBe(epsg);
        if (dialect === 'wkt_esri') {
          // Without its name, the parameters have to tell.
          const unnamed = stdout.trim().replace(/^(\w+)\["[^"]*"/, '$1["sans nom"');
          expect(readPrj(unnamed).epsg, unnamed).toBe(epsg);
        }
      },
    );
  });
});
