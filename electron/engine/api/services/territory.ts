import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { departementOf, regionOf } from '../../../../shared/domain/regions.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { Translate } from '../../../../shared/messages/index.ts';
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

/** Columns that name what a territory's own layer holds. */
const NAMES: Readonly<Record<string, string>> = { epci: 'nom', communes: 'nom', territoires: 'nom', sites: 'site_nom' };

export interface Territory {
  readonly level: string;
  readonly geometries: readonly Geometry[];
  /** As a subtitle says it: « Région Grand Est ». */
  readonly title: string;
}

/**
 * A territory written `region:84`, `departement:71`, `epci:200069193`, `commune:71076`, `ti:ti-2701` or `site:…`.
 * Throws `parameter-invalid` for another form, `object-unknown` where no layer of the project holds it.
 */
export function territoryOf(reader: ProjectReader, territory: string, text: Translate): Territory {
  const [level = '', code = ''] = territory.split(/:(.*)/s);
  const places = LEVELS[level];
  if (!places || code === '')
    throw new EmpriseError('parameter-invalid', { name: 'territory', value: territory, known: Object.keys(LEVELS).join(', ') });
  for (const [table, column] of places) {
    const geometries: Geometry[] = [];
    let name: string | null = null;
    for (const row of reader.geometries(table, { columns: [column, NAMES[table] ?? column] })) {
      if (!row.geometry || row.values[0] !== code) continue;
      geometries.push(row.geometry);
      name ??= row.values[1] === null ? null : String(row.values[1]);
    }
    if (geometries.length > 0) return { level, geometries, title: titleOf(level, code, column === OWN_KEYS[level] ? name : null, text) };
  }
  throw new EmpriseError('object-unknown', { layer: level, id: code });
}

/** Where the layer holds the level itself, its rows carry the name. */
const OWN_KEYS: Readonly<Record<string, string>> = { epci: 'siren', commune: 'insee', ti: 'ti_id', site: 'site_id' };

function titleOf(level: string, code: string, name: string | null, text: Translate): string {
  if (level === 'region') return text('map.territory.region', { name: regionOf(code)?.nom ?? code });
  if (level === 'departement') return text('map.territory.departement', { name: departementOf(code)?.nom ?? code, code });
  if (level === 'ti') return text('map.territory.ti', { name: name ?? code });
  return name ?? code;
}
