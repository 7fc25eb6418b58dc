/** The map of a fiche: the site among its surroundings, distances to what is near, and where it lies. */
import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import { territoireLayout } from '../../../../../shared/cartography/presets.ts';
import { regionOf } from '../../../../../shared/domain/regions.ts';
import type { SiteFigures } from '../../../../../shared/domain/site.ts';
import type { LabelStyle } from '../../../../../shared/domain/style.ts';
import { formatDistance } from '../../../../../shared/format/quantities.ts';
import { type Bbox, bboxOf, type Geometry } from '../../../../../shared/geo/geometry.ts';
import { legalProjection, toProjection, zoneOf } from '../../../../../shared/geo/zone.ts';
import type { Locator, MeasureLine } from '../../../../../shared/report/map-panel.ts';
import type { MapBlock } from '../../../../../shared/report/model.ts';
import { edgesOf, SegmentIndex } from '../../../geometry/segment-index.ts';
import { oneOf, type ProjectReader } from '../../../store/index.ts';
import { mapLayers } from '../map-layers.ts';
import type { ReportContext } from './context.ts';
import { reportMap } from './panel.ts';
import { terrainMark } from './terrains.ts';

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** What the legend of a fiche explains; roads and limits speak for themselves. */
const LEGEND = ['terrains', 'friches_emprises', 'friches', 'contraintes', 'equipements', 'occupation_sol'];
/** Covers everything at this scale, and stands in the locator. */
const HIDDEN = ['territoires'];
/** Said by the terrains of the site, where it has any. */
const TOLD_BY_TERRAINS = ['friches', 'friches_emprises'];
/** Ground shown around a site, as a share of its longer side. */
const SURROUNDINGS = 0.16;

/** Null where the site has no outline, or lies in no legal zone. */
export async function siteMap(
  context: ReportContext,
  site: SiteFigures,
  fid: number,
  uid: string,
  size: MapSize,
): Promise<MapBlock | null> {
  const hasTerrains = context.reader.count('terrains', { where: { sql: 'site_uid = ?', params: [uid] } }) > 0;
  const { reader, hooks, text } = context;
  const outline = outlineOf(reader, fid);
  const page = { format: 'custom' as const, width_mm: size.width, height_mm: size.height };
  const layout = outline && territoireLayout([outline], { page }, SURROUNDINGS);
  const box = outline && bboxOf(outline);
  if (!outline || !layout || !box) return null;
  const hidden = hasTerrains ? [...HIDDEN, ...TOLD_BY_TERRAINS] : HIDDEN;
  const layers = mapLayers(reader, hooks.language, around(box, size), ['sites', 'terrains']).filter(({ table }) => !hidden.includes(table));
  const name = site.site_nom ?? site.site_id;
  return reportMap(context, {
    width_mm: size.width,
    height_mm: size.height,
    language: hooks.language,
    frame: layout.main,
    insets: [],
    layers: layers.map((layer) => withTerrainMarks(withoutSubjectName(layer, fid), reader)),
    legendOf: LEGEND,
    beside: false,
    focus: [],
    subject: [outline],
    locator: locatorOf(reader, site, outline),
    measures: measuresOf(context, outline, uid),
    caption: text('report.map.site', { name }),
    alternative: (scale) => text('report.map.site.alternative', { name, scale }),
  });
}

function outlineOf(reader: ProjectReader, fid: number): Geometry | null {
  for (const { geometry } of reader.geometries('sites', { fids: [fid] })) return geometry;
  return null;
}

/** Degrees around a box that the map may show: rows further away are not read. */
function around([west, south, east, north]: Bbox, { width, height }: MapSize): Bbox {
  const side = Math.max(east - west, north - south) * (1 + SURROUNDINGS * 2) * Math.max(width / height, height / width) * 1.4;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [x - side, y - side, x + side, y + side];
}

/** The page is titled with the site's name: on the map it would hide its terrains. */
function withoutSubjectName(layer: MapLayerData, fid: number): MapLayerData {
  if (layer.table !== 'sites') return layer;
  const features = layer.features.filter((feature) => feature.number !== fid);
  return { ...layer, features };
}

/** Terrains carry their short number where the planner chose no name for them. */
function withTerrainMarks(layer: MapLayerData, reader: ProjectReader): MapLayerData {
  if (layer.table !== 'terrains' || layer.style.label) return layer;
  const marks = new Map(
    reader.rows('terrains', { columns: ['fid', 'terr_id'] }).map((row) => [row['fid'], terrainMark(textOf(row['terr_id']))]),
  );
  return {
    ...layer,
    style: { ...layer.style, label: TERRAIN_LABEL },
    features: layer.features.map((feature) => ({ ...feature, values: { ...feature.values, terr_id: marks.get(feature.number) ?? null } })),
  };
}
const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const TERRAIN_LABEL: LabelStyle = {
  field: 'terr_id',
  size_mm: 2.4,
  colour: '@m-label',
  weight: 600,
  italic: false,
  halo: '@m-halo',
  priority: 60,
  maxScaleDenominator: null,
};

const MEASURED = /^(ite|gare|triage|fret|poste|port|aeroport|echangeur|chantier)/;
const EQUIPEMENTS = ['equipements', 'equipements_surfaces'] as const;

/** From the site's edge to the nearest point of each equipment near it, with the distance the analysis found. */
function measuresOf({ reader, hooks }: ReportContext, outline: Geometry, uid: string): MeasureLine[] {
  const zone = zoneOf(outline);
  if (!zone) return [];
  const projection = legalProjection(zone);
  const planar = toProjection(outline, projection);
  const box = bboxOf(planar);
  const rows = reader
    .rows('resultats_proximites', { where: { sql: 'site_uid = ?', params: [uid] } })
    .filter(({ categorie, distance_m }) => MEASURED.test(String(categorie)) && Number(distance_m) > 0);
  if (!box || rows.length === 0) return [];
  const found = new Map<unknown, Geometry>();
  for (const table of EQUIPEMENTS) {
    const where = oneOf(
      'uid',
      rows.map(({ cible_uid }) => cible_uid ?? null),
    );
    for (const { uid: own, geometry } of reader.geometries(table, { where })) if (geometry) found.set(own, geometry);
  }
  const edges = edgesOf(planar);
  return rows.flatMap(({ cible_uid, distance_m }) => {
    const target = found.get(cible_uid);
    if (!target) return [];
    const index = new SegmentIndex([toProjection(target, projection)]);
    const [pair] = index.within(edges, box, Number.POSITIVE_INFINITY);
    if (!pair) return [];
    const [ax = 0, ay = 0, bx = 0, by = 0] = projection.inverse(Float64Array.of(pair.ax, pair.ay, pair.bx, pair.by));
    return [{ from: [ax, ay] as const, to: [bx, by] as const, label: formatDistance(Number(distance_m), hooks.language) }];
  });
}

/** Outlines a locator may show, best first: the table, the column that says what a site shares with its neighbours, the column of its own code. */
function locatorOf(reader: ProjectReader, site: SiteFigures, outline: Geometry): Locator | null {
  const box = bboxOf(outline);
  if (!box) return null;
  const at = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const;
  for (const { table, code, of } of [
    { table: 'epci', code: 'siren', of: site.epci_siren },
    { table: 'communes', code: 'insee', of: site.commune_insee },
  ]) {
    if (!reader.hasTable(table) || reader.count(table) < 2) continue;
    const columns = reader.columns(table, { results: true }).map(({ name }) => name);
    const byRegion = site.region !== null && columns.includes('region');
    const rows = [...reader.geometries(table, { columns: [code, ...(byRegion ? ['region'] : [])], results: true })];
    const same = byRegion ? rows.filter(({ values }) => values[1] === site.region) : rows;
    const shown = (same.length > 1 ? same : rows).filter(({ geometry }) => geometry && zoneOf(geometry) === zoneOf(outline));
    const geometries = shown.flatMap(({ geometry }) => geometry ?? []);
    const layout = territoireLayout(geometries, {});
    if (!layout) continue;
    return {
      frame: layout.main,
      around: geometries,
      holding: shown.flatMap(({ geometry, values }) => (geometry && of !== null && values[0] === of ? [geometry] : [])),
      at,
      title: (byRegion && site.region ? regionOf(site.region)?.nom : null) ?? site.epci_nom,
    };
  }
  return null;
}
