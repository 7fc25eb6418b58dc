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

const joined = new Set<string>();

/** Lets OpenLayers bend images of one system into another: it knows each to degrees only. */
export function joinSystems(epsg: number, other: number): void {
  const [from, to] = [projectionOf(epsg), projectionOf(other)];
  if (epsg === other || joined.has(`${epsg} ${other}`) || !from || !to) return;
  joined.add(`${epsg} ${other}`).add(`${other} ${epsg}`);
  addCoordinateTransforms(
    mapProjection(epsg),
    mapProjection(other),
    one((xy) => to.forward(from.inverse(xy))),
    one((xy) => from.forward(to.inverse(xy))),
  );
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

const overlap = (a: Extent4, b: Extent4): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
const zoneOf = (epsg: number) => LEGAL_ZONES.find((zone) => zone.epsg === epsg);

/** Legal systems of the zones that boxes in degrees touch, métropole first. */
export function systemsOf(extents: readonly Extent4[]): number[] {
  return LEGAL_ZONES.filter((zone) => extents.some((extent) => overlap(extent, zone.bounds))).map((zone) => zone.epsg);
}

/** The legal projection of the territory a box in degrees lies in; of several territories, métropole or else the first. */
export function legalEpsg(extent: Extent4 | null): number {
  if (!extent) return LAMBERT_93;
  const central = legalZoneAt((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2);
  return central?.epsg ?? systemsOf([extent])[0] ?? LAMBERT_93;
}

/** The system to see a box in: the present one unless it is that of another zone. */
export function systemFor(extent: Extent4, epsg: number): number {
  const zone = zoneOf(epsg);
  return !zone || overlap(extent, zone.bounds) || systemsOf([extent]).length === 0 ? epsg : legalEpsg(extent);
}

/** False where a point of the view lies outside the zone its system is made for: figures read there would be wrong. */
export function withinItsZone(xy: readonly [number, number], epsg: number): boolean {
  const zone = zoneOf(epsg);
  if (!zone) return true;
  const lonLat = toLonLat(xy, epsg);
  return lonLat !== null && overlap([lonLat[0], lonLat[1], lonLat[0], lonLat[1]], zone.bounds);
}

/** Métropole with Corsica, in degrees. */
const METROPOLE: Extent4 = [-5.2, 41.3, 9.6, 51.1];

/** In a legal projection, data of other zones is left out: Réunion would push métropole out of sight. */
export function clippedToZone(extent: Extent4, epsg: number): Extent4 {
  const zone = zoneOf(epsg);
  if (!zone) return extent;
  const [minX, minY, maxX, maxY] = zone.bounds;
  if (extent[0] >= minX && extent[1] >= minY && extent[2] <= maxX && extent[3] <= maxY) return extent;
  const [west, south, east, north] = epsg === LAMBERT_93 ? METROPOLE : zone.bounds;
  const clipped = [Math.max(extent[0], west), Math.max(extent[1], south), Math.min(extent[2], east), Math.min(extent[3], north)] as const;
  return clipped[0] < clipped[2] && clipped[1] < clipped[3] ? clipped : [west, south, east, north];
}

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
