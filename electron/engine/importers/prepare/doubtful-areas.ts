/** Areas declared a thousand times larger or smaller than what is drawn: square metres taken for hectares, or the reverse. Said, never changed. */
import type { Row } from '../../../../shared/domain/change.ts';
import type { FieldUnit, TableDefinition } from '../../../../shared/domain/kinds/index.ts';
import { planarArea_m2 } from '../../../../shared/geo/area.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { ImportNotes } from './import-notes.ts';

/** Areas of the whole object, not of a part or a use of it. */
const WHOLE = new Set(['site_surf_brute', 'surface_declaree_ha', 'terr_surf_brute', 'contenance_m2', 'unite_fonciere_surface']);
const SQUARE_METRES: Readonly<Partial<Record<FieldUnit, number>>> = { m2: 1, ha: 10_000 };
const METRES_PER_DEGREE = 111_195;
/** The two units are 10,000 apart: far beyond what a careless outline or a partial one explains. */
const RATIO = 1000;

export class DoubtfulAreas {
  readonly #fields: readonly { name: string; unit_m2: number }[];
  readonly #notes: ImportNotes;

  constructor(table: TableDefinition, notes: ImportNotes) {
    this.#fields = table.fields.flatMap(({ name, unit }) => {
      const unit_m2 = unit === undefined ? undefined : SQUARE_METRES[unit];
      return unit_m2 === undefined || !WHOLE.has(name) ? [] : [{ name, unit_m2 }];
    });
    this.#notes = notes;
  }

  check(values: Row, geometry: Geometry | null, row: number): void {
    if (this.#fields.length === 0 || geometry?.type !== 'MultiPolygon') return;
    let drawn_m2: number | null = null;
    for (const { name, unit_m2 } of this.#fields) {
      const declared = values[name];
      if (typeof declared !== 'number' || declared <= 0) continue;
      drawn_m2 ??= roughArea_m2(geometry);
      const ratio = (declared * unit_m2) / drawn_m2;
      if (drawn_m2 > 0 && (ratio > RATIO || ratio < 1 / RATIO)) this.#notes.value('unit-doubtful', name, String(declared), row);
    }
  }
}

/** Of degrees, flattened around the object's own latitude: within a few per cent, enough for a magnitude and for nothing else. */
function roughArea_m2(geometry: Geometry): number {
  const latitude = geometry.xy[1] ?? 0;
  return planarArea_m2(geometry) * METRES_PER_DEGREE ** 2 * Math.cos((latitude * Math.PI) / 180);
}
