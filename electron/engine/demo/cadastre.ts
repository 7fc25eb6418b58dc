/** Parcelle numbers: each zone has sections of its own in its commune, as the cadastre would have it. */
import { hectaresOf } from './estates.ts';
import type { Rings } from './faces.ts';
import type { Scene } from './scene.ts';

export interface Parcelle {
  readonly idu: string;
  readonly commune: string;
  readonly section: string;
  readonly numero: string;
  readonly contenance_m2: number;
  readonly area: readonly Rings[];
}

/** Parcelles of each estate, in the order of its zone. */
export function cadastre({ estates, names }: Scene): Parcelle[][] {
  const used = new Map<number, number>();
  return estates.estates.map(({ commune, zone }) => {
    const rank = used.get(commune) ?? 0;
    used.set(commune, rank + 1);
    const section = `${rank % 2 === 0 ? 'Z' : 'A'}${String.fromCharCode(65 + rank)}`;
    const insee = names.insee(commune);
    return zone.parcels.map((_, parcel) => {
      const numero = String(parcel + 12 + 2 * rank).padStart(4, '0');
      const area = zone.area([parcel]);
      // what the land register says differs a little from what is drawn, as everywhere
      const drift = 1 + 0.006 * Math.sin(parcel * 12.9898 + rank * 78.233);
      return {
        idu: `${insee}000${section}${numero}`,
        commune: insee,
        section,
        numero,
        contenance_m2: Math.round(hectaresOf(area) * 10_000 * drift),
        area,
      };
    });
  });
}
