/** Sites made of the parcels of a real cadastre, against the union of an independent engine (Shapely 1.8 on pyproj 3.4, Lambert-93). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeBlob } from '../../../electron/engine/store/index.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import { dataFile, hasData } from '../../unit/importers/support/data.ts';
import { STEP } from '../store/support.ts';
import { edit, newProject, shape, vertices } from './support.ts';

const FILE = 'parcelles/cadastre-91216-parcelles.json';
/** Section: parcels, parts and rings of their union, hectares. */
const UNIONS: readonly (readonly [section: string, parcels: number, parts: number, rings: number, surface_ha: number])[] = [
  ['AB', 12, 2, 2, 33.230092],
  ['AM', 135, 4, 5, 51.612318],
  ['AD', 441, 18, 18, 23.963748],
];

test.skipIf(!hasData)('sections of Épinay-sur-Orge join without a sliver, each vertex where the cadastre has it', async () => {
  const project = await newProject();
  const { features } = JSON.parse(readFileSync(dataFile(FILE), 'utf8')) as {
    features: { properties: { id: string; section: string }; geometry: Parameters<typeof fromGeoJson>[0] }[];
  };
  const wanted = features.filter(({ properties }) => UNIONS.some(([section]) => section === properties.section));
  const rows = wanted.map(({ properties, geometry }) => ({
    idu: properties.id,
    section: properties.section,
    geom: encodeBlob(fromGeoJson(geometry) as NonNullable<ReturnType<typeof fromGeoJson>>),
  }));
  project.apply({ operations: [{ op: 'put', table: 'parcelles', rows }] }, STEP);
  for (const [section, parcels, parts, rings, surface_ha] of UNIONS) {
    const fids = project
      .rows('parcelles', { columns: ['fid'], where: { sql: 'section = ?', params: [section] } })
      .map(({ fid }) => Number(fid));
    const { figures, notes, written } = await edit(project, 'parcelles', { kind: 'site-from-parcels', fids });
    const site = shape(project, 'sites', written.fids[0] as number);
    expect([fids.length, site.polygons.length, site.parts.length]).toEqual([parcels, parts, rings]);
    expect(figures[0]?.surface_ha).toBeCloseTo(surface_ha, 6);
    expect(notes).toEqual([{ code: 'disjoint', count: parts }]);
    const own = new Set([...project.shapes('parcelles', fids)].flatMap((geometry) => (geometry ? [...vertices(geometry)] : [])));
    expect([...vertices(site)].filter((vertex) => !own.has(vertex))).toEqual([]);
  }
  expect(project.check()).toEqual([]);
});
