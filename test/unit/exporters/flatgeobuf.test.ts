import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportLayer } from '../../../electron/engine/exporters/layers/export-layer.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';

const OGR = '/usr/bin/ogr2ogr';
const folder = mkdtempSync(path.join(tmpdir(), 'emprise-fgb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
if (!existsSync(OGR)) console.warn('skipped: GDAL is not on this machine, FlatGeobuf is not re-read');

const square = (x: number, y: number): number[][] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];

test.skipIf(!existsSync(OGR))('GDAL reads back polygons with holes and parts, and missing values as missing', async () => {
  const target = path.join(folder, 'sites.fgb');
  const geometry = fromGeoJson({
    type: 'MultiPolygon',
    coordinates: [
      [
        square(2, 46),
        [
          [2.2, 46.2],
          [2.2, 46.4],
          [2.4, 46.4],
          [2.4, 46.2],
          [2.2, 46.2],
        ],
      ],
      [square(5, 47)],
    ],
  });
  const fields = [
    { name: 'nom', type: 'text' },
    { name: 'surface_ha', type: 'real' },
    { name: 'emplois', type: 'integer' },
  ] as const;
  const rows = [
    { geometry, values: { nom: 'Les Forges', surface_ha: null, emplois: 12 } },
    { geometry: fromGeoJson({ type: 'Polygon', coordinates: [square(3, 45)] }), values: { nom: null, surface_ha: 4.5, emplois: null } },
  ];
  const { written } = await exportLayer({ geometry: 'MULTIPOLYGON', fields, rows }, target, { format: 'fgb' });
  expect(written).toBe(2);
  const back = path.join(folder, 'back.geojson');
  execFileSync(OGR, ['-f', 'GeoJSON', back, target]);
  const { features } = JSON.parse(readFileSync(back, 'utf8'));
  expect(features).toHaveLength(2);
  // GDAL leaves a missing value out altogether
  expect(features[0].properties).toEqual({ nom: 'Les Forges', emplois: 12 });
  expect(features[0].geometry.coordinates).toHaveLength(2);
  expect(features[0].geometry.coordinates[0]).toHaveLength(2);
  expect(features[1].properties).toEqual({ surface_ha: 4.5 });
});
