import { LEGAL_ZONES, legalZoneAt } from '../../../shared/geo/crs.ts';
import { bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';

/** True where a part of the object (EPSG:4326) lies in French territory and its waters; marine and border objects may reach beyond. */
export function touchesFrance(geometry: Geometry): boolean {
  const box = bboxOf(geometry);
  if (box === null) return false;
  const within = LEGAL_ZONES.some(({ bounds }) => box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3]);
  if (within) return true;
  const { xy } = geometry;
  for (let i = 0; i < xy.length; i += 2) if (legalZoneAt(xy[i] as number, xy[i + 1] as number) !== null) return true;
  return false;
}
