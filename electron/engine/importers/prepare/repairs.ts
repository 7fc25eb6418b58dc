/** What was mended in the outlines of one layer: exact counts by reason, the first outlines one by one, the largest change of area. */
import type { RepairRecord } from '../../../../shared/domain/import.ts';
import { type Note, ROWS_KEPT } from '../../../../shared/domain/note.ts';
import type { Repaired } from '../../geometry/repair.ts';

export const REPAIRS_KEPT = 1000;

interface Tally {
  count: number;
  readonly rows: number[];
  /** Largest |after − before|, as a share of the larger of both: an hourglass measures nothing before. Null while no area is known. */
  change: number | null;
}

export class RepairBook {
  readonly #records: RepairRecord[] = [];
  readonly #byReason = new Map<string, Tally>();

  /** `areaBefore_m2` is what the invalid rings measure: shells less holes, each by the shoelace formula, lobes of a crossed ring taking away from each other. */
  add(row: number, { reason, areaBefore_m2, areaAfter_m2 }: Pick<Repaired, 'reason' | 'areaBefore_m2' | 'areaAfter_m2'>): void {
    const why = reason ?? 'invalid';
    const tally = this.#byReason.get(why) ?? { count: 0, rows: [], change: null };
    this.#byReason.set(why, tally);
    tally.count++;
    if (tally.rows.length < ROWS_KEPT) tally.rows.push(row);
    const larger = Math.max(areaBefore_m2 ?? 0, areaAfter_m2 ?? 0);
    if (areaBefore_m2 !== null && areaAfter_m2 !== null && larger > 0)
      tally.change = Math.max(tally.change ?? 0, Math.abs(areaAfter_m2 - areaBefore_m2) / larger);
    if (this.#records.length < REPAIRS_KEPT)
      this.#records.push({ row, reason: why, before_ha: hectares(areaBefore_m2), after_ha: hectares(areaAfter_m2) });
  }

  records(): readonly RepairRecord[] {
    return this.#records;
  }

  notes(): Note[] {
    return [...this.#byReason].map(([reason, { count, rows, change }]) => ({
      code: 'geometry-repaired',
      fate: 'repaired',
      count,
      rows,
      // a measured change of nothing is said too: the outline was mended, its area is the same
      params: { reason: `note.repair.${reason}`, measured: change === null ? 'no' : 'yes', change: change ?? 0 },
    }));
  }
}

function hectares(area_m2: number | null): number | null {
  return area_m2 === null ? null : area_m2 / 10_000;
}
