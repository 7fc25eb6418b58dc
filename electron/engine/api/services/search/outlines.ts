/** Départements and régions of a project: where its communes are, or failing these its EPCI, its sites and its friches. */
import type { Bbox } from '../../../../../shared/geo/geometry.ts';
import { prepare } from '../../../../../shared/search/index.ts';
import type { Reference } from '../../../reference/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { NamedObject } from './named-objects.ts';

export interface Outlined extends NamedObject {
  readonly extent: Bbox;
}

export function outlinedTerritories(
  project: ProjectReader,
  named: ReadonlyMap<string, readonly NamedObject[]>,
  reference: Reference,
): Outlined[] {
  const boxes = departementBoxes(project, named);
  const regions = new Map<string, Bbox>();
  const found: Outlined[] = [];
  for (const [code, extent] of boxes) {
    const departement = reference.departements.get(code);
    if (!departement) continue;
    found.push(outlined('departement', code, departement.nom, extent));
    if (departement.region !== null) regions.set(departement.region, joined(regions.get(departement.region), extent));
  }
  for (const [code, extent] of regions) {
    const region = reference.regions.get(code);
    if (region) found.push(outlined('region', code, region.nom, extent));
  }
  return found;
}

function outlined(kind: 'departement' | 'region', code: string, name: string, extent: Bbox): Outlined {
  const nothing = { table: null, fid: null, commune: null, departement: null, surface_ha: null, maturite: null, weight: 0 };
  return { kind, code, name, extent, text: prepare(name, code), ...nothing };
}

function departementBoxes(project: ProjectReader, named: ReadonlyMap<string, readonly NamedObject[]>): Map<string, Bbox> {
  for (const tables of [['communes'], ['epci'], ['sites', 'friches']]) {
    const boxes = new Map<string, Bbox>();
    for (const table of tables) {
      const objects = named.get(table) ?? [];
      if (objects.length === 0) continue;
      const { keys, boxes: bounds } = project.bounds(table);
      const departements = new Map(objects.map(({ fid, departement }) => [fid, departement]));
      keys.forEach((key, index) => {
        const code = departements.get(key);
        if (code) boxes.set(code, joined(boxes.get(code), [...bounds.subarray(index * 4, index * 4 + 4)] as unknown as Bbox));
      });
    }
    if (boxes.size > 0) return boxes;
  }
  return new Map();
}

function joined(a: Bbox | undefined, b: Bbox): Bbox {
  return a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;
}
