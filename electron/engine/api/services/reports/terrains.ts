/** Terrains of a site: what they are occupied by, as the map draws them, and who owns them. */
import { fillPaint, strokePaint } from '../../../../../shared/cartography/paints.ts';
import { classText, compileStyle } from '../../../../../shared/cartography/style-rules.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { Swatch } from '../../../../../shared/report/model.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { drawnValues } from '../drawn-values.ts';
import { type ListedRow, plain } from '../list.ts';

export interface SiteTerrain {
  readonly row: ListedRow;
  /** Measured by the project's method, else as declared; null where neither is known. */
  readonly surface_ha: number | null;
  readonly isMeasured: boolean;
}

/** In the order of their identifiers. */
export function terrainsOf(reader: ProjectReader, siteUid: string): SiteTerrain[] {
  const rows = reader.rows('terrains', { where: { sql: 'site_uid = ?', params: [siteUid] }, results: true });
  return rows
    .map((row) => {
      const listed = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as ListedRow;
      const measured = numberOf(listed['surface_ha']);
      return { row: listed, surface_ha: measured ?? numberOf(listed['terr_surf_brute']), isMeasured: measured !== null };
    })
    .sort((a, b) => String(a.row['terr_id']).localeCompare(String(b.row['terr_id']), 'fr', { numeric: true }));
}

export interface Occupation {
  readonly label: string;
  readonly swatch: Swatch;
  readonly terrains: number;
  /** Null where no terrain of the class has a known area. */
  readonly surface_ha: number | null;
}

/** Areas by class of the style the layer has now: the bar, the table and the map say the same. */
export function occupations(reader: ProjectReader, terrains: readonly SiteTerrain[], text: Translate): Occupation[] {
  const layer = reader.layers().find(({ table }) => table === 'terrains');
  if (!layer) return [];
  const compiled = compileStyle(layer.style);
  const { columns, valuesOf } = drawnValues(reader, layer);
  const found = new Map<number, { terrains: number; areas: number[] }>();
  for (const { row, surface_ha } of terrains) {
    const index = compiled.classOf(valuesOf(columns.map((name) => (row[name] ?? null) as string | number | null)));
    const group = found.get(index) ?? { terrains: 0, areas: [] };
    group.terrains += 1;
    if (surface_ha !== null) group.areas.push(surface_ha);
    found.set(index, group);
  }
  return [...found]
    .map(([index, { terrains: count, areas }]) => {
      const entry = compiled.classes[index];
      const { symbolisation, label = null } = entry ?? {};
      return {
        label: label === null ? text('legend.missing') : classText(label, text),
        swatch: {
          fill: symbolisation ? fillPaint(symbolisation) : null,
          stroke: symbolisation?.stroke ? strokePaint(symbolisation.stroke) : null,
        },
        terrains: count,
        surface_ha: areas.length === 0 ? null : areas.reduce((sum, area) => sum + area, 0),
      };
    })
    .sort((a, b) => (b.surface_ha ?? -1) - (a.surface_ha ?? -1));
}

/** Owners that are public bodies or act for them (CNIG `terr_maitrise_fonc`). */
const PUBLIC: ReadonlySet<string> = new Set([
  'Etat',
  'région',
  'département',
  'structure intercommunale',
  'commune',
  'autre collectivité territoriale',
  'établissement public foncier',
  'SEM ou SPLA',
]);
/** Conventional values of the standard that say nothing. */
const UNKNOWN: ReadonlySet<string> = new Set(['inconnu', 'autre', 'sans objet']);

/**
 * Share (0–1) of the area of terrains held by public bodies, over the area whose owner is known; null where none is. `known`: share of the area
 * whose owner is known.
 */
export function publicShare(terrains: readonly SiteTerrain[]): { readonly share: number; readonly known: number } | null {
  let [all, known, held] = [0, 0, 0];
  for (const { row, surface_ha } of terrains) {
    if (surface_ha === null) continue;
    all += surface_ha;
    const owner = row['terr_maitrise_fonc'];
    if (typeof owner !== 'string' || UNKNOWN.has(owner)) continue;
    known += surface_ha;
    if (PUBLIC.has(owner)) held += surface_ha;
  }
  return known > 0 ? { share: held / known, known: known / all } : null;
}

/** 99936_TERRAIN-ECO_101 → T101; what is written otherwise stays. */
export function terrainMark(id: string | number | boolean | null): string | null {
  if (id === null) return null;
  const number = /_TERRAIN-ECO_(\w+)$/i.exec(String(id))?.[1];
  return number ? `T${number}` : String(id);
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
