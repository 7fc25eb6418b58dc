/** Makes OpenLayers know the systems of the application, by our own formulas: the same metres as in the engine. */
import { addCoordinateTransforms, addProjection, get, Projection } from 'ol/proj';
import { LAMBERT_93, LEGAL_ZONES, legalZoneAt, WEB_MERCATOR } from '../../shared/geo/crs.ts';
import { projectionOf } from '../../shared/geo/projections.ts';

export type Extent4 = readonly [number, number, number, number];
/** Métropole with Corsica, in Lambert-93. */
export const FRANCE_LAMBERT_93: Extent4 = [99_000, 6_046_000, 1_243_000, 7_111_000];

function one(convert: (xy: Float64Array) => Float64Array): (coordinate: number[]) => number[] {
  return ([x = Number.NaN, y = Number.NaN]) => [...convert(Float64Array.of(x, y))];
}

/** The OpenLayers projection of an EPSG code, registered at its first use. */
export function mapProjection(epsg: number): Projection {
  const code = `EPSG:${epsg}`;
  const known = get(code);
  if (known) return known;
  const formulas = projectionOf(epsg);
  if (!formulas) throw new RangeError(`no closed formula for ${code}`);
  const projection = new Projection({ code, units: 'm', axisOrientation: 'enu' });
  addProjection(projection);
  addCoordinateTransforms('EPSG:4326', projection, one(formulas.forward), one(formulas.inverse));
  return projection;
}

/** Bounds in metres of a box in degrees: its edges are curves there, so that points along them are projected too. */
export function projectExtent(extent: Extent4, epsg: number): Extent4 | null {
  const formulas = projectionOf(epsg);
  if (!formulas) return null;
  const STEPS = 8;
  const [minX, minY, maxX, maxY] = extent;
  const lonLat: number[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const x = minX + ((maxX - minX) * step) / STEPS;
    const y = minY + ((maxY - minY) * step) / STEPS;
    lonLat.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  const xy = formulas.forward(Float64Array.from(lonLat));
  const xs = xy.filter((value, index) => index % 2 === 0 && Number.isFinite(value));
  const ys = xy.filter((value, index) => index % 2 === 1 && Number.isFinite(value));
  if (xs.length === 0 || ys.length === 0) return null;
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The legal projection of the territory a box in degrees lies in. */
export function legalEpsg(extent: Extent4 | null): number {
  if (!extent) return LAMBERT_93;
  return legalZoneAt((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2)?.epsg ?? LAMBERT_93;
}

/** The systems the view offers. */
export const VIEW_SYSTEMS: readonly number[] = [...LEGAL_ZONES.map((zone) => zone.epsg), WEB_MERCATOR];

/** Longitude and latitude in degrees of a point of the view. */
export function toLonLat(xy: readonly [number, number], epsg: number): readonly [number, number] | null {
  const lonLat = projectionOf(epsg)?.inverse(Float64Array.of(xy[0], xy[1]));
  const [longitude = Number.NaN, latitude = Number.NaN] = lonLat ?? [];
  return Number.isFinite(longitude) && Number.isFinite(latitude) ? [longitude, latitude] : null;
}

/** Ground metres per projected metre, inverted: 1 in the legal systems (to 1e-3), the cosine of the latitude in Web Mercator. */
export function groundFactor(epsg: number, centre: readonly [number, number]): number {
  if (epsg !== WEB_MERCATOR) return 1;
  const lonLat = toLonLat(centre, epsg);
  return lonLat ? Math.cos((lonLat[1] * Math.PI) / 180) : 1;
}
