/** Communes of the project with an outline, by code: what territories are made of. */
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../../../store/index.ts';

export interface ProjectCommunes {
  readonly outlines: readonly Geometry[];
  /** Positions in `outlines` of each INSEE code: more than one where several objects bear it. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly withoutCode: number;
  readonly withoutOutline: number;
}

/** Rows between two reports of progress. */
const STEP = 1000;

export function readCommunes(reader: ProjectReader, checkpoint: (done: number, total: number) => void): ProjectCommunes {
  const outlines: Geometry[] = [];
  const positions = new Map<string, number[]>();
  const names = new Map<string, string>();
  let withoutCode = 0;
  let withoutOutline = 0;
  let done = 0;
  const total = reader.count('communes');
  for (const { geometry, values } of reader.geometries('communes', { columns: ['insee', 'nom'] })) {
    if (done % STEP === 0) checkpoint(done, total);
    done += 1;
    const [insee, nom] = values;
    if (typeof insee !== 'string' || insee === '') withoutCode += 1;
    else if (geometry?.type !== 'MultiPolygon') withoutOutline += 1;
    else {
      const known = positions.get(insee);
      if (known) known.push(outlines.length);
      else positions.set(insee, [outlines.length]);
      outlines.push(geometry);
      if (typeof nom === 'string') names.set(insee, nom);
    }
  }
  return { outlines, positions, names, withoutCode, withoutOutline };
}
