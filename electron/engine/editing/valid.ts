/** The end of every edit: degrees to store, proven valid as they are stored. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { forEachPart } from '../../../shared/geo/geometry.ts';
import type { Geos } from '../geometry/geos.ts';
import { isProvenValid } from '../geometry/proven-valid.ts';
import { repairPolygons } from '../geometry/repair.ts';
import { type Figure, oriented } from './figure.ts';
import { inDegrees } from './plane.ts';

/** What rounding to degrees may turn over, as a part of the area. */
const ROUNDING = 1e-9;

/** Throws `edit-empty-result`, and `edit-shape-crossing` for an outline that is no valid polygon: what a planner drew is never mended in silence. */
export function settled(figure: Figure, geos: Geos): Geometry {
  if (figure.parts.length === 0) throw new EmpriseError('edit-empty-result');
  const geometry = inDegrees(oriented(figure));
  if (geometry.xy.some((number) => !Number.isFinite(number))) throw new EmpriseError('edit-shape-crossing');
  if (geometry.type !== 'MultiPolygon' || isProvenValid(geometry)) return geometry;
  forEachPart(geometry, (start, end) => {
    if (end - start < 4) throw new EmpriseError('edit-empty-result');
  });
  if (geos.scope((scope) => scope.isValid(scope.shape(geometry)))) return geometry;
  const mended = repairPolygons(geometry, geos);
  if ('rejected' in mended) throw new EmpriseError('edit-shape-crossing');
  const [before, after] = [planarArea_m2(geometry), planarArea_m2(mended.geometry)];
  if (Math.abs(after - before) > ROUNDING * before || mended.reason === 'ring-self-touch') throw new EmpriseError('edit-shape-crossing');
  return mended.geometry;
}
