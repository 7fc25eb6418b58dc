import { segmentInBox } from '../../../shared/geo/clip-box.ts';
import { type Bbox, forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';

/** Whether any of an object lies in a box, both in the same metres: a vertex, a piece of an edge, or for polygons the box itself inside it. */
export function meetsBox(geometry: Geometry, box: Bbox): boolean {
  const { xy, type } = geometry;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) return true;
  }
  let crosses = false;
  forEachPart(geometry, (start, end) => {
    for (let i = start * 2; !crosses && i < end * 2 - 2; i += 2) {
      crosses = segmentInBox(xy[i] as number, xy[i + 1] as number, xy[i + 2] as number, xy[i + 3] as number, box) !== null;
    }
  });
  return crosses || (type === 'MultiPolygon' && containsPoint(geometry, box[0], box[1]));
}
