import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../../store/index.ts';

/** For each level a territory may be named by, the layers that can show it and the column that holds its code, best first. */
const LEVELS: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  region: [
    ['epci', 'region'],
    ['communes', 'region'],
  ],
  departement: [
    ['communes', 'departement'],
    ['epci', 'departement'],
  ],
  epci: [
    ['epci', 'siren'],
    ['communes', 'epci_siren'],
  ],
  commune: [['communes', 'insee']],
  ti: [['territoires', 'ti_id']],
  site: [['sites', 'site_id']],
};

/**
 * Outlines of a territory written `region:84`, `departement:71`, `epci:200069193`, `commune:71076`, `ti:ti-2701` or `site:…`.
 * Throws `parameter-invalid` for another form, `object-unknown` where no layer of the project holds it.
 */
export function territoryGeometries(reader: ProjectReader, territory: string): Geometry[] {
  const [level = '', code = ''] = territory.split(/:(.*)/s);
  const places = LEVELS[level];
  if (!places || code === '')
    throw new EmpriseError('parameter-invalid', { name: 'territory', value: territory, known: Object.keys(LEVELS).join(', ') });
  for (const [table, column] of places) {
    const found: Geometry[] = [];
    for (const row of reader.geometries(table, { columns: [column] })) {
      if (row.geometry && row.values[0] === code) found.push(row.geometry);
    }
    if (found.length > 0) return found;
  }
  throw new EmpriseError('object-unknown', { layer: level, id: code });
}
