/** Objects of a layer that a shape drawn on the map touches or holds: bounds first, shapes only of those the bounds cannot decide. */
import type { AreaRelation, DrawnArea } from '../../../../shared/domain/selecting.ts';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { AreaCells } from '../../geometry/area-cells.ts';
import { type AreaTest, areaTest } from '../../geometry/drawn-area.ts';
import { loadGeos } from '../../geometry/geos.ts';
import type { BoundsList, ProjectReader, StoredLayer } from '../../store/index.ts';
import { filterCondition } from './drawn-values.ts';

/** Windows of more objects are found in the bounds of the whole table. */
const MOST_BY_INDEX = 20_000;
/** More objects are sorted by the cells of a grid first. */
const MOST_ALONE = 2000;
/** Objects between two turns given to others. */
const BETWEEN_TURNS = 2000;

export interface AreaQuery {
  readonly epsg: number;
  readonly area: DrawnArea;
  readonly how: AreaRelation;
}

/** Keys in ascending order. Throws `crs-unsupported`, `parameter-invalid`. */
export async function selectArea(reader: ProjectReader, layer: StoredLayer, { epsg, area, how }: AreaQuery): Promise<Float64Array> {
  const test = areaTest(await loadGeos(), area, how, epsg);
  try {
    return await chosenBy(reader, layer, test);
  } finally {
    test.close();
  }
}

/** The bounds of one table, kept while it stays what it is: 24 bytes an object. */
const kept = new WeakMap<ProjectReader, { readonly table: string; readonly revision: number; readonly bounds: BoundsList }>();

function boundsOf(reader: ProjectReader, table: string, degrees: Bbox): BoundsList {
  const revision = reader.revision(table);
  const known = kept.get(reader);
  if (known?.table === table && known.revision === revision) return known.bounds;
  const few = reader.boundsIn(table, degrees, MOST_BY_INDEX);
  if (few) return few;
  const bounds = reader.bounds(table);
  kept.set(reader, { table, revision, bounds });
  return bounds;
}

async function chosenBy(reader: ProjectReader, layer: StoredLayer, test: AreaTest): Promise<Float64Array> {
  const { table } = layer;
  const { keys, boxes } = boundsOf(reader, table, test.degrees);
  const where = filterCondition(reader, layer);
  const passing = where && new Set(reader.keysWhere(table, where));
  const [west, south, east, north] = test.degrees;
  const cells = keys.length > MOST_ALONE ? new AreaCells(test) : null;
  const chosen: number[] = [];
  const undecided: number[] = [];
  for (let i = 0, at = 0; i < keys.length; i++, at += 4) {
    const [minX, minY, maxX, maxY] = [boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number];
    if (maxX < west || minX > east || maxY < south || minY > north) continue;
    const key = keys[i] as number;
    if (passing && !passing.has(key)) continue;
    const said = cells ? cells.of(minX, minY, maxX, maxY) : 'mixed';
    if (said === 'out') continue;
    if (said === 'in' || (!cells && test.holdsBounds(minX, minY, maxX, maxY))) chosen.push(key);
    else undecided.push(key);
  }
  undecided.sort((a, b) => a - b);
  for (let from = 0; from < undecided.length; from += BETWEEN_TURNS) {
    if (from > 0) await new Promise(setImmediate);
    const some = undecided.slice(from, from + BETWEEN_TURNS);
    let index = 0;
    for (const shape of reader.shapes(table, some)) {
      const key = some[index++] as number;
      if (shape && test.chooses(shape)) chosen.push(key);
    }
  }
  return Float64Array.from(chosen).sort();
}
