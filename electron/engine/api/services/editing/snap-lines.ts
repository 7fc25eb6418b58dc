/** Lines and rings to snap to, in the system of the view. */
import type { CallResult, CheckedParams } from '../../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { type Bbox, boundsOf, forEachPart, type Geometry } from '../../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../../shared/geo/projections.ts';
import type { ProjectReader } from '../../../store/index.ts';

/** A side of the box in the view is a curve in degrees: so many positions of each side bound it. */
const SIDE_POSITIONS = 16;

/** Throws `parameter-invalid` for a system without formula here, `layer-unknown`. */
export function snapLines(
  project: ProjectReader,
  { tables, epsg, box, most, chosen }: CheckedParams<'edit/snapping'>,
): CallResult<'edit/snapping'> {
  const view = projectionOf(epsg);
  if (!view) throw new EmpriseError('parameter-invalid', { name: 'epsg', value: String(epsg) });
  const bbox = boundsOf(view.inverse(outline(box)));
  const of: number[] = [];
  const fids: number[] = [];
  const ends: number[] = [];
  const pieces: Float64Array[] = [];
  let positions = 0;
  let whole = true;
  const add = (index: number, fid: number, xy: Float64Array): void => {
    pieces.push(xy);
    positions += xy.length / 2;
    of.push(index);
    fids.push(fid);
    ends.push(positions);
  };
  // what is being edited is there whatever else is in view
  const own = new Set(chosen);
  const [first] = tables;
  if (first !== undefined && own.size > 0) {
    project.layer(first);
    for (const { fid, geometry } of project.geometries(first, { fids: [...own] }))
      if (geometry) for (const [start, end] of linesOf(geometry)) add(0, fid, view.forward(geometry.xy.slice(start * 2, end * 2)));
  }
  search: for (const [index, table] of tables.entries()) {
    project.layer(table);
    if (bbox === null) continue;
    for (const { fid, geometry } of project.geometries(table, { bbox })) {
      if (!geometry || (index === 0 && own.has(fid))) continue;
      for (const [start, end] of linesOf(geometry)) {
        const xy = view.forward(geometry.xy.slice(start * 2, end * 2));
        if (!meets(xy, box)) continue;
        if (positions + xy.length / 2 > most) {
          whole = false;
          break search;
        }
        add(index, fid, xy);
      }
    }
  }
  const xy = new Float64Array(positions * 2);
  let at = 0;
  for (const piece of pieces) {
    xy.set(piece, at);
    at += piece.length;
  }
  return { tables: [...tables], of: Uint16Array.from(of), fids: Float64Array.from(fids), ends: Uint32Array.from(ends), xy, whole };
}

/** Vertex ranges of the lines and rings; a point is a line of one position. */
function linesOf(geometry: Geometry): [start: number, end: number][] {
  if (geometry.parts.length === 0) return Array.from({ length: geometry.xy.length / 2 }, (_, index) => [index, index + 1]);
  const lines: [number, number][] = [];
  forEachPart(geometry, (start, end) => lines.push([start, end]));
  return lines;
}

function meets(xy: Float64Array, [minX, minY, maxX, maxY]: Bbox): boolean {
  const bounds = boundsOf(xy);
  return bounds !== null && bounds[2] >= minX && bounds[0] <= maxX && bounds[3] >= minY && bounds[1] <= maxY;
}

function outline([minX, minY, maxX, maxY]: Bbox): Float64Array {
  const xy: number[] = [];
  for (let i = 0; i <= SIDE_POSITIONS; i++) {
    const x = minX + ((maxX - minX) * i) / SIDE_POSITIONS;
    const y = minY + ((maxY - minY) * i) / SIDE_POSITIONS;
    xy.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  return Float64Array.from(xy);
}
