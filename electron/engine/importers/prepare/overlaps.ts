/**
 * Objects that cover each other by more than OVERLAP_SHARE of the smaller: perhaps one and the same, drawn twice. Looked for among the outlines of an
 * import and against those of the project, in the legal projection of their zone: boxes first (a packed R-tree), then GEOS.
 */
import type { Value } from '../../../../shared/domain/change.ts';
import { OVERLAP_SHARE, type Overlap } from '../../../../shared/domain/import.ts';
import { KIND_DEFINITIONS, type Kind } from '../../../../shared/domain/kinds/index.ts';
import { type Note, ROWS_KEPT } from '../../../../shared/domain/note.ts';
import { planarArea_m2 } from '../../../../shared/geo/area.ts';
import { type Bbox, bboxOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import { legalProjection, toProjection, zoneOf } from '../../../../shared/geo/zone.ts';
import { GeosError, type GeosScope, loadGeos, type Shape } from '../../geometry/geos.ts';
import { validShape } from '../../geometry/repair.ts';
import { type SpatialIndex, spatialIndex } from '../../geometry/spatial-index.ts';
import type { PreparedBatch } from '../types.ts';

/** Kinds of which two objects have no business on the same ground. */
const KINDS_APART: readonly Kind[] = ['sites', 'terrains', 'parcelles', 'friches'];
export const OVERLAPS_KEPT = 1000;

/** The table whose outlines are compared, with its key and its field that names an object. Null for the other kinds. */
export function outlineTable(kind: Kind): { readonly table: string; readonly key: string; readonly name: string } | null {
  if (kind === 'couche' || !KINDS_APART.includes(kind)) return null;
  const table = KIND_DEFINITIONS[kind].tables.find(({ geometry }) => geometry === 'MULTIPOLYGON');
  if (!table) return null;
  const key = table.key ?? KIND_DEFINITIONS[kind].tables[0].key ?? 'uid';
  return { table: table.name, key, name: table.fields.some((field) => field.name === 'site_nom') ? 'site_nom' : key };
}

interface Outline {
  readonly key: string | null;
  readonly name: string;
  readonly zone: string;
  /** Metres of the zone's projection. */
  readonly metric: Geometry;
  readonly box: Bbox;
  readonly area_m2: number;
}

interface FileOutline extends Outline {
  /** Which report it belongs to, and the file of that report. */
  readonly report: number;
  readonly file: string;
  readonly row: number;
}

/** An object that is in the project already; geometry in EPSG:4326. */
export interface ProjectOutline {
  readonly fid: number;
  readonly geometry: Geometry | null;
  readonly key: Value;
  readonly name: Value;
}

/** What was found of one report: exact count, the largest shares first. */
export interface FoundOverlaps {
  readonly overlaps: readonly Overlap[];
  readonly note: Note;
}

export class OverlapSearch {
  /** About 320 MB of coordinates: beyond, the search is given up, and said. */
  static readonly MAX_VERTICES = 20_000_000;
  readonly #of: NonNullable<ReturnType<typeof outlineTable>>;
  readonly #mainTable: string;
  readonly #outlines: FileOutline[] = [];
  /** Names of the objects whose outlines are in a table of their own, by report and row. */
  readonly #names = new Map<string, string>();
  readonly #found = new Map<number, Found>();
  #vertices = 0;

  private constructor(kind: Exclude<Kind, 'couche'>, of: NonNullable<ReturnType<typeof outlineTable>>) {
    this.#of = of;
    this.#mainTable = KIND_DEFINITIONS[kind].tables[0].name;
  }

  /** Null for kinds of which objects may cover each other. */
  static of(kind: Kind): OverlapSearch | null {
    const of = outlineTable(kind);
    return of === null || kind === 'couche' ? null : new OverlapSearch(kind, of);
  }

  get table() {
    return this.#of;
  }

  get isGivenUp(): boolean {
    return this.#vertices > OverlapSearch.MAX_VERTICES;
  }

  take(report: number, file: string, batch: PreparedBatch): void {
    if (this.isGivenUp) return;
    const { table, key, name } = this.#of;
    const isMain = batch.table.table === this.#mainTable;
    if (batch.table.table !== table) {
      if (isMain) for (const { row, values } of batch.rows) this.#names.set(`${report} ${row}`, textOf(values['site_nom']));
      return;
    }
    for (const { row, geometry, values } of batch.rows) {
      const outline = geometry && measured(geometry);
      if (!outline) continue;
      this.#vertices += geometry.xy.length / 2;
      this.#outlines.push({ ...outline, key: textOf(values[key]) || null, name: textOf(values[name]), report, file, row });
    }
    if (this.isGivenUp) this.#outlines.length = 0;
  }

  /** Nothing to compare: the project need not be read. */
  get isEmpty(): boolean {
    return this.#outlines.length === 0;
  }

  /** Compares everything taken with itself and with the project. The overlaps by report. */
  async find(
    existing: Iterable<ProjectOutline>,
    checkpoint: (done: number, total: number) => void,
  ): Promise<ReadonlyMap<number, FoundOverlaps>> {
    const geos = await loadGeos();
    const zones = new Map<string, FileOutline[]>();
    for (const outline of this.#outlines) {
      const known = zones.get(outline.zone);
      if (known) known.push(outline);
      else zones.set(outline.zone, [outline]);
    }
    const indexes = new Map([...zones].map(([zone, outlines]) => [zone, spatialIndex(outlines.map(({ box }) => box))]));
    let done = 0;
    for (const [zone, outlines] of zones) {
      for (const [position, outline] of outlines.entries()) {
        if (done++ % 100 === 0) checkpoint(done, this.#outlines.length);
        // each pair once
        const others = candidates(indexes.get(zone), outlines, outline, position + 1);
        geos.scope((s) => {
          for (const { other, share, shared_ha } of overlapping(s, outline, others)) {
            // the later record is the one to leave out
            this.#note(other, { of: 'file', row: outline.row, name: this.#named(outline), file: outline.file }, share, shared_ha);
          }
        });
      }
    }
    for (const { fid, geometry, key, name } of existing) {
      const shape = geometry && measured(geometry);
      if (!shape) continue;
      const known = { ...shape, key: textOf(key) || null, name: textOf(name) };
      const others = candidates(indexes.get(known.zone), zones.get(known.zone) ?? [], known);
      if (done++ % 100 === 0) checkpoint(this.#outlines.length, this.#outlines.length);
      geos.scope((s) => {
        for (const { other, share, shared_ha } of overlapping(s, known, others))
          this.#note(other, { of: 'project', table: this.#of.table, fid, name: known.name }, share, shared_ha);
      });
    }
    return new Map([...this.#found].map(([report, found]) => [report, found.result()]));
  }

  #named(outline: FileOutline): string {
    return this.#names.get(`${outline.report} ${outline.row}`) || outline.name;
  }

  #note(
    outline: FileOutline,
    other: { of: 'file'; row: number; name: string; file: string } | Extract<Overlap['other'], { of: 'project' }>,
    share: number,
    shared_ha: number,
  ): void {
    const found = this.#found.get(outline.report) ?? new Found();
    this.#found.set(outline.report, found);
    const named: Overlap['other'] =
      other.of === 'file' && other.file === outline.file ? { of: 'file', row: other.row, name: other.name } : other;
    found.add({ row: outline.row, name: this.#named(outline), other: named, share, shared_ha });
  }
}

/** Counts all, keeps the largest. */
class Found {
  #kept: Overlap[] = [];
  #count = 0;
  readonly #rows = new Set<number>();

  add(overlap: Overlap): void {
    this.#count++;
    if (this.#rows.size < ROWS_KEPT) this.#rows.add(overlap.row);
    this.#kept.push(overlap);
    if (this.#kept.length >= 4 * OVERLAPS_KEPT) this.#sort();
  }

  result(): FoundOverlaps {
    this.#sort();
    const rows = [...this.#rows].sort((a, b) => a - b);
    return { overlaps: this.#kept, note: { code: 'overlaps-found', count: this.#count, params: { share: OVERLAP_SHARE }, rows } };
  }

  #sort(): void {
    this.#kept = this.#kept.sort((a, b) => b.share - a.share || a.row - b.row).slice(0, OVERLAPS_KEPT);
  }
}

function measured(geometry: Geometry): Pick<Outline, 'zone' | 'metric' | 'box' | 'area_m2'> | null {
  const zone = geometry.type === 'MultiPolygon' ? zoneOf(geometry) : null;
  if (zone === null) return null;
  const metric = toProjection(geometry, legalProjection(zone));
  const box = bboxOf(metric);
  const area_m2 = planarArea_m2(metric);
  return box && area_m2 > 0 ? { zone: zone.code, metric, box, area_m2 } : null;
}

/** Outlines whose boxes share enough ground with that of `of`, and that are not known by the same key. */
function candidates(index: SpatialIndex | undefined, outlines: readonly FileOutline[], of: Omit<Outline, 'name'>, from = 0): FileOutline[] {
  if (!index) return [];
  return index
    .search(of.box)
    .filter((position) => position >= from)
    .map((position) => outlines[position] as FileOutline)
    .filter(
      (other) =>
        (of.key === null || other.key !== of.key) && sharedBox(of.box, other.box) > OVERLAP_SHARE * Math.min(of.area_m2, other.area_m2),
    );
}

function sharedBox(a: Bbox, b: Bbox): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

function* overlapping(s: GeosScope, outline: Pick<Outline, 'metric' | 'area_m2'>, others: readonly FileOutline[]) {
  if (others.length === 0) return;
  const shape = s.shape(outline.metric);
  for (const other of others) {
    const shared = sharedArea_m2(s, shape, outline.metric, other.metric);
    const share = shared / Math.min(outline.area_m2, other.area_m2);
    if (share > OVERLAP_SHARE) yield { other, share: Math.min(1, share), shared_ha: shared / 10_000 };
  }
}

/** Outlines are valid on the globe; the few that are not once projected are mended first. */
function sharedArea_m2(s: GeosScope, shape: Shape, geometry: Geometry, other: Geometry): number {
  try {
    return s.area(s.intersection(shape, s.shape(other)));
  } catch (error) {
    if (!(error instanceof GeosError)) throw error;
    const [first, second] = [validShape(geometry, s), validShape(other, s)];
    return 'rejected' in first || 'rejected' in second ? 0 : s.area(s.intersection(first.shape, second.shape));
  }
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);
}
