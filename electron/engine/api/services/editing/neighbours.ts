/** Objects that stand on places, found by the spatial index. */
import { type Bbox, boundsOf, type Geometry } from '../../../../../shared/geo/geometry.ts';
import type { Vertex } from '../../../editing/figure.ts';
import { spatialIndex } from '../../../geometry/spatial-index.ts';
import type { Project } from '../../../store/index.ts';

type Place = Pick<Vertex, 'lon' | 'lat'>;

/** Degrees by which a straight edge of the legal projection may bulge out of the box of its ends (up to 5 km), and more. */
const BULGE_deg = 1e-4;
/** Up to so many places each is looked up; beyond, the box of all. */
const FEW_PLACES = 64;
const MOST_OBJECTS = 200_000;

export interface Nearby {
  readonly fid: number;
  readonly geometry: Geometry;
}

export class NearbyObjects {
  readonly #project: Project;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Objects of a table whose box, a little widened, holds one of the places. */
  at(table: string, places: readonly Place[]): Nearby[] {
    const fids = [...this.#keys(table, places)].sort((a, b) => a - b);
    return [...this.#project.shapes(table, fids)].flatMap((geometry, index) =>
      geometry ? [{ fid: fids[index] as number, geometry }] : [],
    );
  }

  /** Objects of a table whose box, a little widened, meets the box of the places; none where they are more than an edit has to do with. */
  around(table: string, places: readonly Place[]): Nearby[] {
    const all = boundsOf(places.flatMap(({ lon, lat }) => [lon, lat]));
    const found = all && this.#project.boundsIn(table, widened(all), MOST_OBJECTS);
    const fids = [...(found?.keys ?? [])].sort((a, b) => a - b);
    return [...this.#project.shapes(table, fids)].flatMap((geometry, index) =>
      geometry ? [{ fid: fids[index] as number, geometry }] : [],
    );
  }

  #keys(table: string, places: readonly Place[]): Set<number> {
    const keys = new Set<number>();
    if (places.length > FEW_PLACES && this.#byBox(table, places, keys)) return keys;
    for (const { lon, lat } of places) {
      const found = this.#project.boundsIn(table, widened([lon, lat, lon, lat]), MOST_OBJECTS);
      for (const key of found?.keys ?? []) keys.add(key);
    }
    return keys;
  }

  /** False where too many objects lie in the box of all places. */
  #byBox(table: string, places: readonly Place[], keys: Set<number>): boolean {
    const standing = spatialIndex(places.map(({ lon, lat }) => [lon, lat, lon, lat]));
    const all = boundsOf(places.flatMap(({ lon, lat }) => [lon, lat])) as Bbox;
    const found = this.#project.boundsIn(table, widened(all), MOST_OBJECTS);
    if (!found) return false;
    for (const [index, key] of found.keys.entries()) {
      const box = found.boxes.subarray(index * 4, index * 4 + 4) as unknown as Bbox;
      if (standing.search(widened(box)).length > 0) keys.add(key);
    }
    return true;
  }
}

function widened([minX, minY, maxX, maxY]: Bbox): Bbox {
  return [minX - BULGE_deg, minY - BULGE_deg, maxX + BULGE_deg, maxY + BULGE_deg];
}
