import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import type { ProjectReader } from '../../store/index.ts';

/** The nearest object of each category, as columns beside the sites: `proche_<categorie>_nom` and `proche_<categorie>_m` (from the site's edge). */
export interface NearestColumns {
  readonly fields: readonly FieldDefinition[];
  /** Values by site uid; a category a site has no object of is missing, not zero. */
  readonly valuesOf: (uid: string) => Readonly<Record<string, string | number | null>>;
}

export function nearestColumns(reader: ProjectReader): NearestColumns {
  const categories = new Set<string>();
  const bySite = new Map<string, Record<string, string | number | null>>();
  for (const row of reader.rows('resultats_proximites', { where: { sql: 'rang = 1', params: [] } })) {
    const categorie = String(row['categorie']);
    categories.add(categorie);
    const site = String(row['site_uid']);
    const values = bySite.get(site) ?? {};
    values[nameColumn(categorie)] = row['nom'] === null || row['nom'] === undefined ? null : String(row['nom']);
    values[distanceColumn(categorie)] = Number(row['distance_m']);
    bySite.set(site, values);
  }
  const fields = [...categories].sort().flatMap((categorie): FieldDefinition[] => [
    { name: nameColumn(categorie), type: 'text' },
    { name: distanceColumn(categorie), type: 'real', unit: 'm' },
  ]);
  return { fields, valuesOf: (uid) => bySite.get(uid) ?? {} };
}

const nameColumn = (categorie: string): string => `proche_${categorie}_nom`;
const distanceColumn = (categorie: string): string => `proche_${categorie}_m`;
