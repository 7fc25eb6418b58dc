/** Marks of a ruler in millimetres, for any zoom. */

export interface RulerMark {
  readonly at_mm: number;
  /** Written beside the mark, or null for a small one. */
  readonly label: string | null;
}

const STEPS_MM = [1, 5, 10, 50, 100, 500] as const;
/** A written mark needs room for four figures; a small one must be told from its neighbour. */
const LABEL_ROOM_PX = 44;
const MARK_ROOM_PX = 5;

/** Marks between two places of the page; `scale`: pixels of the screen per millimetre. */
export function rulerMarks(from_mm: number, to_mm: number, scale: number): RulerMark[] {
  const written = STEPS_MM.find((step) => step * scale >= LABEL_ROOM_PX) ?? 1000;
  const small = STEPS_MM.find((step) => step * scale >= MARK_ROOM_PX && written % step === 0) ?? written;
  const marks: RulerMark[] = [];
  for (let at = Math.ceil(from_mm / small) * small; at <= to_mm; at += small)
    marks.push({ at_mm: at, label: at % written === 0 ? String(at === 0 ? 0 : at) : null });
  return marks;
}
