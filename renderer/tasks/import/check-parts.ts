/** A report taken apart for reading: what was mended, what was left out, what is only told. Pure. */
import type { FileReport, ImportReport, Overlap } from '../../../shared/domain/import.ts';
import type { Draft } from './draft.ts';

type Note = FileReport['notes'][number];

export interface ReportParts {
  readonly mended: readonly Note[];
  readonly leftOut: readonly Note[];
  /** Records to look at. */
  readonly doubtful: readonly Note[];
  /** Of the file as a whole, or of records that came in as shown and wanted. */
  readonly told: readonly Note[];
}

/** What was done to many records as the table of correspondence already says: nothing to look at. */
const AS_SHOWN: ReadonlySet<string> = new Set([
  ...['unit-converted', 'value-normalised', 'value-decided', 'constant-filled', 'key-generated', 'idu-composed', 'territoires-completed'],
  ...['code-padded', 'text-repaired', 'duplicate-merged', 'join-code-completed', 'join-code-moved', 'points-repeated', 'z-dropped'],
  ...['rows-updated', 'rows-unchanged'],
]);

export function partsOf(notes: readonly Note[]): ReportParts {
  const of = (fate: Note['fate']): readonly Note[] => notes.filter((note) => (note.fate ?? 'told') === fate);
  const isPlain = (note: Note): boolean => note.rows.length === 0 || AS_SHOWN.has(note.code);
  return {
    mended: of('repaired'),
    leftOut: of('rejected'),
    doubtful: of('told').filter((note) => !isPlain(note)),
    told: of('told').filter(isPlain),
  };
}

/** The layer reports of a report, also where it has one only. */
export function filesOf(report: ImportReport): readonly FileReport[] {
  return report.files;
}

/** Of all layers of a report. */
export function allOverlaps(report: ImportReport | null): readonly Overlap[] {
  return report?.files.flatMap(({ overlaps }) => overlaps ?? []) ?? [];
}

/** What became of objects of the project: said of the import, and of no layer of it. */
export function fatesOf(report: ImportReport): readonly Note[] {
  const said = new Set(report.files.flatMap(({ notes }) => notes.map(({ code }) => code)));
  return report.files.length === 0 ? [] : report.notes.filter(({ code }) => !said.has(code));
}

/** The largest change of area by a repair, as a share of the larger of before and after (a crossed ring measures nothing before); null where none has both. */
export function largestAreaChange(repairs: FileReport['repairs']): number | null {
  let largest: number | null = null;
  for (const { before_ha, after_ha } of repairs ?? []) {
    if (before_ha === null || after_ha === null) continue;
    const whole = Math.max(before_ha, after_ha);
    if (whole > 0) largest = Math.max(largest ?? 0, Math.abs(after_ha - before_ha) / whole);
  }
  return largest;
}

/** Objects that would come in: those of the check less those decided against since. */
export function comingIn(report: ImportReport, { choices }: Draft): number {
  return Math.max(0, report.imported - (choices.leaveOut?.length ?? 0));
}

/** What becomes of two objects that cover each other, one of the file and one of the project. */
export const OVERLAP_FATES = ['both', 'file', 'project'] as const;
export type OverlapFate = (typeof OVERLAP_FATES)[number];
type OverlapChoices = Pick<Draft['choices'], 'leaveOut' | 'replaces'>;

export function fateOf({ row, other }: Overlap, { leaveOut, replaces }: OverlapChoices): OverlapFate {
  if (leaveOut?.includes(row)) return 'project';
  return other.of === 'project' && replaces?.includes(other.fid) ? 'file' : 'both';
}

/**
 * The choices once some overlaps with the project are decided. A record left out replaces nothing: what only it would have replaced stays in the project.
 */
export function withFate(decided: readonly Overlap[], fate: OverlapFate, choices: OverlapChoices, all: readonly Overlap[]): OverlapChoices {
  const out = new Set(choices.leaveOut);
  const replaced = new Set(choices.replaces);
  for (const { row, other } of decided) {
    if (other.of !== 'project') continue;
    if (fate === 'project') out.add(row);
    else out.delete(row);
    if (fate === 'file') replaced.add(other.fid);
    else replaced.delete(other.fid);
  }
  const covered = new Set(all.flatMap(({ row, other }) => (other.of === 'project' && !out.has(row) ? [other.fid] : [])));
  const [leaveOut, replaces] = [[...out], [...replaced].filter((fid) => covered.has(fid))].map((list) => list.sort((a, b) => a - b));
  return { leaveOut: leaveOut?.length ? leaveOut : undefined, replaces: replaces?.length ? replaces : undefined };
}

export function toggled(rows: readonly number[] | undefined, row: number, out: boolean): number[] {
  const others = (rows ?? []).filter((one) => one !== row);
  return (out ? [...others, row] : others).sort((a, b) => a - b);
}
