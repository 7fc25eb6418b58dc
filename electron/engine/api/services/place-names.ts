/** What territories of the project lie at a place: views are called after them. */
import { containsPoint } from '../../../../shared/geo/inside.ts';
import type { ProjectReader } from '../../store/index.ts';

export interface PlaceNames {
  readonly commune: string | null;
  readonly epci: string | null;
  readonly territoire: string | null;
}

const NAMED = { commune: 'communes', epci: 'epci', territoire: 'territoires' } as const;

/** Degrees; borders are taken as straight between their vertices. */
export function placeNames(project: ProjectReader, longitude: number, latitude: number): PlaceNames {
  const nameIn = (table: string): string | null => {
    const bbox = [longitude, latitude, longitude, latitude] as const;
    for (const { geometry, values } of project.geometries(table, { bbox, columns: ['nom'] })) {
      const [name] = values;
      if (geometry && containsPoint(geometry, longitude, latitude)) return typeof name === 'string' ? name : null;
    }
    return null;
  };
  return { commune: nameIn(NAMED.commune), epci: nameIn(NAMED.epci), territoire: nameIn(NAMED.territoire) };
}
