/** What was built and what did not fit, as the window and the command line show it. */
import { ISLANDS_WITHOUT_EPCI, type TerritoryReport } from '../../../../../shared/domain/territory.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { Gap } from '../../../analysis/coverage-faults.ts';
import type { Composition, MovementTable } from '../../../importers/composition/index.ts';
import type { Reference } from '../../../reference/index.ts';
import { allMoved, type BuiltLevel } from './build-level.ts';
import type { ProjectCommunes } from './communes.ts';

export interface ReportFacts {
  readonly communes: ProjectCommunes;
  readonly levels: readonly BuiltLevel[];
  readonly gaps: readonly Gap[];
  readonly reference: Reference;
  readonly composition: Composition | null;
  readonly movements: MovementTable | null;
  readonly text: Translate;
}

/** Of thousands of slivers the largest are shown; a note says how many there are. */
const GAPS_SHOWN = 1000;
/** Names listed in a note. */
const NAMES_SHOWN = 10;

export function territoryReport(facts: ReportFacts): TerritoryReport {
  const { communes, levels, gaps, reference, composition, text } = facts;
  const nameOf = namesOf(facts);
  const named = (code: string) => ({ code, name: nameOf(code) });
  return {
    communes: communes.outlines.length,
    composition: compositionName(composition, reference, text),
    year: composition === null ? reference.year : composition.year,
    moved: allMoved(levels).map(({ from, to, how }) => ({ from, to, how, name: nameOf(from) })),
    levels: levels.map(({ plan, territories, membership, overlap_ha }) => {
      const built = new Set(territories.map((territory) => territory.plan.code));
      const all = [...plan.territories.values()];
      return {
        level: plan.level,
        table: plan.table.table,
        built: territories.length,
        partial: all.flatMap(({ code, name }) => {
          const missing = membership.missing.get(code);
          return missing !== undefined && built.has(code) ? [{ code, name, missing: [...missing].sort().map(named) }] : [];
        }),
        absent: all.filter(({ code }) => !built.has(code)).map(({ code, name }) => ({ code, name })),
        unassigned: [...membership.unassigned].sort().map(named),
        overlap_ha,
        gaps: gaps.slice(0, GAPS_SHOWN),
      };
    }),
    notes: notesOf(facts, nameOf),
  };
}

export function compositionName(composition: Composition | null, reference: Reference, text: Translate): string {
  if (composition === null) return text('territory.composition.official', { year: String(reference.year) });
  return composition.file;
}

/** As the project calls a commune, else the code in force, else the composition; the code itself where nobody names it. */
function namesOf({ communes, reference, composition }: ReportFacts): (code: string) => string {
  const groups = [...(composition?.epci ?? []), ...(composition?.territoires ?? [])];
  const given = new Map(groups.flatMap(({ members }) => members.flatMap(({ code, nom }) => (nom === null ? [] : [[code, nom] as const]))));
  return (code) => communes.names.get(code) ?? reference.communes.get(code)?.nom ?? given.get(code) ?? code;
}

function notesOf(facts: ReportFacts, nameOf: (code: string) => string): TerritoryReport['notes'] {
  const { communes, levels, gaps, composition, movements, text } = facts;
  const notes: TerritoryReport['notes'] = [];
  const add = (code: string, count: number, params: Readonly<Record<string, string>> = {}): void => {
    if (count > 0) notes.push({ code, count, message: text(`note.${code}`, { count, ...params }) });
  };
  const list = (codes: readonly string[]): string =>
    codes.slice(0, NAMES_SHOWN).map(nameOf).join(', ') + (codes.length > NAMES_SHOWN ? ', …' : '');
  const islands = levels
    .filter(({ plan }) => plan.level === 'epci')
    .flatMap(({ membership }) => membership.unassigned.filter((insee) => ISLANDS_WITHOUT_EPCI.includes(insee)));
  add('territory-islands', islands.length, { names: list([...islands].sort()) });
  add('territory-commune-without-code', communes.withoutCode);
  add('territory-commune-without-outline', communes.withoutOutline);
  const shared = [...new Set(levels.flatMap(({ membership }) => membership.shared))].sort();
  add('territory-commune-shared-out', shared.length, { names: list(shared) });
  const placed = [...new Set(levels.flatMap(({ placedByCode }) => placedByCode))].sort();
  add('territory-commune-placed-by-code', placed.length, { names: list(placed) });
  add('territory-gaps', gaps.length > GAPS_SHOWN ? gaps.length : 0);
  for (const { plan, overlapping } of levels) {
    const level = text(`territory.level.${plan.level}`);
    add('territory-overlapping', overlapping, { level });
    add('territory-member-unknown', plan.unknown.length, { level, names: plan.unknown.slice(0, NAMES_SHOWN).join(', ') });
  }
  add('territory-line-ignored', composition?.ignored ?? 0, { file: composition?.file ?? '' });
  add('territory-line-contradicted', composition?.contradicted ?? 0, { file: composition?.file ?? '' });
  add('territory-line-ignored', movements?.ignored ?? 0, { file: movements?.file ?? '' });
  return notes;
}
