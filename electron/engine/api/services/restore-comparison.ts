/** Two states of a project compared for the window: counts and hectares per layer, objects one by one, shapes for the map. */
import { KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { PackedLayer } from '../../../../shared/domain/layer.ts';
import type { Comparison, LayerDifference, ObjectDifference, StateName } from '../../../../shared/domain/restore-points.ts';
import type { MethodeSurface } from '../../../../shared/domain/site.ts';
import { projectionArea_m2 } from '../../../../shared/geo/area.ts';
import { bboxOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import { zoneOf } from '../../../../shared/geo/zone.ts';
import { ellipsoidArea_m2 } from '../../geometry/geodesic.ts';
import { drawnAs, type Project, type StateObject, type StateTable, type TableDifference, type Work } from '../../store/index.ts';
import { packLayer } from '../pack.ts';
import { plain } from './list.ts';

export interface States {
  readonly from: StateName;
  readonly to: StateName;
}

const M2_PER_HA = 10_000;
/** Fields of every row that say nothing to a planner. */
const HIDDEN: readonly string[] = ['uid', 'maj', 'source_id', 'attributs'];
const NAME_FIELDS = ['site_nom', 'nom', 'titre', 'etab_nom', 'libelle', 'name', 'NOM', 'site_id', 'idu', 'insee'];
const SETTINGS: readonly string[] = ['emprise_couches', 'emprise_reglages', 'emprise_retouches'];

const KIND_TABLES: ReadonlySet<string> = new Set(
  Object.values(KIND_DEFINITIONS).flatMap(({ tables }) => tables.map(({ name }: { name: string }) => name)),
);
const isLayer = (table: string): boolean => KIND_TABLES.has(table) || table.startsWith('imp_') || table.startsWith('annotations_');

/** Kept until something is written: the list, the page of objects and the map ask about the same two states. */
export class RestoreComparisons {
  #last: { readonly key: string; readonly project: Project; readonly differences: readonly TableDifference[] } | null = null;

  async differences(project: Project, { from, to }: States): Promise<readonly TableDifference[]> {
    const key = `${from} ${to} ${project.points.stamp()}`;
    if (this.#last?.project === project && this.#last.key === key) return this.#last.differences;
    const differences = await inTurns(project.points.compare(from, to));
    this.#last = { key, project, differences };
    return differences;
  }

  async table(project: Project, states: States, table: string): Promise<TableDifference | null> {
    return (await this.differences(project, states)).find((difference) => difference.table === table) ?? null;
  }
}

/** Drives work in slices, so that other calls are answered meanwhile. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  const SLICE_MS = 25;
  let begun = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    begun = performance.now();
  }
}

export async function comparison(project: Project, states: States, differences: readonly TableDifference[]): Promise<Comparison> {
  const layers: LayerDifference[] = [];
  for (const difference of differences) {
    if (isLayer(difference.table)) layers.push(await inTurns(layerDifference(project, states, difference)));
  }
  const count = (keep: (table: string) => boolean): number =>
    differences
      .filter(({ table }) => !isLayer(table) && keep(table))
      .reduce((sum, { added, removed, changed }) => sum + added.length + removed.length + changed.length, 0);
  const isResult = (table: string): boolean => table === 'analyses' || table.startsWith('resultats_');
  return {
    layers,
    others: {
      links: count((table) => !isResult(table) && !SETTINGS.includes(table)),
      results: count(isResult),
      appearance: count((table) => SETTINGS.includes(table)),
    },
  };
}

function* layerDifference(project: Project, { from, to }: States, difference: TableDifference): Work<LayerDifference> {
  const { table, before, after, added, removed, changed, fields } = difference;
  const known = after ?? (before as StateTable);
  const geometry = drawnAs(known.geometryType);
  const { methode_surface } = project.settings();
  let before_ha: number | null = null;
  let after_ha: number | null = null;
  if (geometry === 'MULTIPOLYGON') {
    const sum = (state: StateName, keys?: readonly number[]) => areas(project.points.objects(state, table, keys), methode_surface);
    after_ha = yield* sum(to);
    const less = (yield* sum(to, added)) + (yield* sum(to, changed));
    const more = (yield* sum(from, removed)) + (yield* sum(from, changed));
    before_ha = before && before.rows > 0 ? (after && after.rows > 0 ? Math.max(0, after_ha - less + more) : more) : 0;
  }
  return {
    table,
    title: known.layer === null ? null : (known.title ?? table),
    geometry,
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    reshaped: fields.get(known.geometryColumn ?? '') ?? 0,
    fields: [...fields]
      .filter(([field]) => field !== known.geometryColumn && !HIDDEN.includes(field))
      .sort((a, b) => b[1] - a[1])
      .map(([field, count]) => ({ field, count })),
    before: before && { count: before.rows, surface_ha: before_ha },
    after: after && { count: after.rows, surface_ha: after_ha },
  };
}

function* areas(objects: Iterable<StateObject>, method: MethodeSurface): Work<number> {
  let sum = 0;
  for (const { geometry } of objects) {
    sum += area_ha(geometry, method) ?? 0;
    yield;
  }
  return sum;
}

/** Null for what is no polygon, or lies in no zone of a legal projection. */
export function area_ha(geometry: Geometry | null, method: MethodeSurface): number | null {
  if (geometry?.type !== 'MultiPolygon') return null;
  if (method === 'ellipsoide') return ellipsoidArea_m2(geometry) / M2_PER_HA;
  const zone = zoneOf(geometry);
  return zone && projectionArea_m2(geometry, zone) / M2_PER_HA;
}

export function objectDifferences(
  project: Project,
  { from, to }: States,
  difference: TableDifference,
  { offset, limit }: { offset: number; limit: number },
): ObjectDifference[] {
  const { table, before, after, added, removed, changed } = difference;
  const all = [
    ...removed.map((fid) => ({ fid, change: 'removed' as const })),
    ...changed.map((fid) => ({ fid, change: 'changed' as const })),
    ...added.map((fid) => ({ fid, change: 'added' as const })),
  ].slice(offset, offset + limit);
  const keys = all.map(({ fid }) => fid);
  const old = new Map([...project.points.objects(from, table, keys)].map((object) => [object.fid, object]));
  const now = new Map([...project.points.objects(to, table, keys)].map((object) => [object.fid, object]));
  const { methode_surface } = project.settings();
  return all.map(({ fid, change }): ObjectDifference => {
    const [former, latter] = [old.get(fid) ?? null, now.get(fid) ?? null];
    const shown = latter ?? former;
    const bounds = shown?.geometry ? bboxOf(shown.geometry) : null;
    const fields = change === 'changed' && former && latter ? changedFields(former, latter, [before, after]) : [];
    const shape = after?.geometryColumn ?? '';
    const reshaped = change === 'changed' && !sameBytes(former?.values[shape], latter?.values[shape]);
    return {
      fid,
      change,
      name: shown ? nameOf(shown) : null,
      reshaped,
      before_ha: area_ha(former?.geometry ?? null, methode_surface),
      after_ha: area_ha(latter?.geometry ?? null, methode_surface),
      extent: bounds && [...bounds],
      fields,
    };
  });
}

function changedFields(former: StateObject, latter: StateObject, [before, after]: (StateTable | null)[]): ObjectDifference['fields'] {
  const columns = (after?.columns ?? []).filter(
    (name) => before?.columns.includes(name) && name !== after?.geometryColumn && !HIDDEN.includes(name),
  );
  return columns.flatMap((field) => {
    const [left, right] = [plain(former.values[field] ?? null), plain(latter.values[field] ?? null)];
    return left === right ? [] : [{ field, before: left, after: right }];
  });
}

function sameBytes(left: unknown, right: unknown): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return (left ?? null) === (right ?? null);
}

function nameOf({ values }: StateObject): string | null {
  for (const field of NAME_FIELDS) {
    const value = values[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** Packed for the map; null where there is nothing to draw. */
export function packedShapes(
  project: Project,
  state: StateName,
  difference: TableDifference,
  keys: readonly number[],
  epsg: number,
): PackedLayer | null {
  const facts = state === 'now' ? difference.after : (difference.before ?? difference.after);
  const geometry = drawnAs((difference.after ?? (difference.before as StateTable)).geometryType);
  if (geometry === null || keys.length === 0 || !facts) return null;
  return packLayer(project.points.objects(state, difference.table, keys), { table: difference.table, revision: 0, geometry }, epsg, []);
}
