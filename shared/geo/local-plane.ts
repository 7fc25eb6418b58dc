import { GRS80, RADIANS } from './ellipsoid.ts';

/**
 * The plane around a place (degrees) where the distance of a point from the place is that of `localDistance_m`: to 1e-6 under 20 km, to 2e-5 under 100 km in France.
 * Between two other points it is less exact. For circles drawn around the place.
 */
export interface LocalPlane {
  /** Longitude and latitude in degrees to metres east and north of the place, in pairs. */
  forward(lonLat: Float64Array): Float64Array;
  /** East and north in metres to degrees. */
  inverse(east_m: number, north_m: number): [number, number];
}

export function localPlane(longitude: number, latitude: number): LocalPlane {
  const radiiAt = (middle: number): { m: number; n: number } => {
    const sin = Math.sin(middle * RADIANS);
    const w2 = 1 - GRS80.e2 * sin * sin;
    const n = GRS80.a / Math.sqrt(w2);
    return { n: n * Math.cos(middle * RADIANS), m: (n * (1 - GRS80.e2)) / w2 };
  };
  return {
    forward: (lonLat) => {
      const plane = new Float64Array(lonLat.length);
      for (let i = 0; i < lonLat.length; i += 2) {
        const { m, n } = radiiAt(((lonLat[i + 1] as number) + latitude) / 2);
        plane[i] = ((lonLat[i] as number) - longitude) * RADIANS * n;
        plane[i + 1] = ((lonLat[i + 1] as number) - latitude) * RADIANS * m;
      }
      return plane;
    },
    inverse: (east_m, north_m) => {
      let north = latitude;
      // the radii are those of the middle latitude, which is what is looked for: three rounds leave less than a micrometre
      for (let round = 0; round < 4; round++) north = latitude + north_m / radiiAt((north + latitude) / 2).m / RADIANS;
      return [longitude + east_m / radiiAt((north + latitude) / 2).n / RADIANS, north];
    },
  };
}

/** A closed ring of positions in degrees around a place, counter-clockwise: a circle of this radius on the ground, to a hundred-thousandth of it. */
export function circleAround(longitude: number, latitude: number, radius_m: number, corners = 720): Float64Array {
  const plane = localPlane(longitude, latitude);
  const ring = new Float64Array((corners + 1) * 2);
  for (let index = 0; index < corners; index++) {
    const angle = (index / corners) * 2 * Math.PI;
    ring.set(plane.inverse(radius_m * Math.cos(angle), radius_m * Math.sin(angle)), index * 2);
  }
  ring.set(ring.subarray(0, 2), corners * 2);
  return ring;
}
