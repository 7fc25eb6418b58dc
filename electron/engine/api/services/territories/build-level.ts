/** One level built: its territories with their outlines, and what did not fit. */
import { departementOfCommune } from '../../../../../shared/domain/regions.ts';
import type { Movement } from '../../../../../shared/domain/territory.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import { type Gap, gapsOf, type Shared, sharedGround } from '../../../analysis/coverage-faults.ts';
import { coverageOf, dissolve, generalUnion } from '../../../analysis/dissolve.ts';
import { type Membership, resolveMembership } from '../../../analysis/membership.ts';
import type { Mosaic } from '../../../analysis/mosaic.ts';
import type { MovementGraph } from '../../../analysis/movement-graph.ts';
import type { Geos } from '../../../geometry/geos.ts';
import type { ProjectCommunes } from './communes.ts';
import type { LevelPlan, TerritoryPlan } from './plans.ts';

export interface BuiltTerritory {
  readonly plan: TerritoryPlan;
  readonly outline: Geometry;
}

export interface BuiltLevel {
  readonly plan: LevelPlan;
  readonly territories: readonly BuiltTerritory[];
  readonly membership: Membership;
  /** Communes of codes nobody knows, placed by the département their code begins with. */
  readonly placedByCode: readonly string[];
  /** Territories whose communes overlap: by the general union. */
  readonly overlapping: number;
  readonly overlap_ha: number;
}

/** Where the communes of the project do not fit together, whatever they are put together to. */
export interface GroundFaults {
  /** Holes that no commune fills. */
  readonly gaps: readonly Gap[];
  readonly shared: readonly Shared[];
}

export function findFaults(mosaic: Mosaic, geos: Geos, checkpoint: (done: number, total: number) => void): GroundFaults {
  const all = [...mosaic.outlines.keys()];
  checkpoint(0, 0);
  const whole = coverageOf(all, mosaic, geos);
  if (whole !== null) return { gaps: gapsOf(whole, geos), shared: [] };
  const shared = sharedGround(mosaic, geos, (done) => checkpoint(done, all.length));
  // the many that fit are put together the fast way, the few that do not are laid over them
  const crowded = new Set(shared.flatMap(({ first, second }) => [first, second]));
  const { outline } = dissolve(
    all.filter((position) => !crowded.has(position)),
    mosaic,
    geos,
  );
  const others = [...crowded].map((position) => mosaic.outlines[position] as Geometry);
  return { gaps: gapsIn(generalUnion(outline === null ? others : [outline, ...others], geos), geos), shared };
}

const gapsIn = (outline: Geometry | null, geos: Geos): readonly Gap[] => (outline === null ? [] : gapsOf(outline, geos));

export interface Ground {
  readonly communes: ProjectCommunes;
  readonly mosaic: Mosaic;
  readonly faults: GroundFaults;
  readonly movements: MovementGraph;
  readonly geos: Geos;
}

export function buildLevel(
  plan: LevelPlan,
  { communes, mosaic, faults, movements, geos }: Ground,
  progress: (done: number, total: number) => void,
): BuiltLevel {
  const members = new Map<string, string[]>();
  for (const { code, communes: codes } of plan.territories.values())
    for (const commune of codes) {
      const known = members.get(commune);
      if (known) known.push(code);
      else members.set(commune, [code]);
    }
  const resolved = resolveMembership(new Set(communes.positions.keys()), members, movements);
  const { membership, placedByCode } = placeByCode(resolved, plan);
  const inLevel = new Set<number>();
  let overlapping = 0;
  const territories: BuiltTerritory[] = [];
  let done = 0;
  for (const [code, territory] of plan.territories) {
    const codes = membership.present.get(code);
    if (codes === undefined) continue;
    progress(done++, membership.present.size);
    const positions = codes.flatMap((insee) => communes.positions.get(insee) ?? []);
    for (const position of positions) inLevel.add(position);
    const { outline, isCoverage } = dissolve(positions, mosaic, geos);
    if (!isCoverage) overlapping += 1;
    if (outline !== null) territories.push({ plan: territory, outline });
  }
  progress(done, membership.present.size);
  const shared = faults.shared.filter(({ first, second }) => inLevel.has(first) && inLevel.has(second));
  const overlap_ha = shared.reduce((sum, { ha }) => sum + ha, 0);
  return { plan, territories, membership, placedByCode, overlapping, overlap_ha };
}

/** A commune that the code in force does not know still says its département by its first figures. */
function placeByCode(membership: Membership, plan: LevelPlan): { membership: Membership; placedByCode: readonly string[] } {
  const codeOf = PLACED_BY_CODE[plan.level];
  const placed = membership.unassigned.filter((insee) => plan.territories.has(codeOf?.(insee) ?? ''));
  if (codeOf === undefined || placed.length === 0) return { membership, placedByCode: [] };
  const present = new Map([...membership.present].map(([code, codes]) => [code, [...codes]]));
  for (const insee of placed) {
    const code = codeOf(insee) as string;
    present.set(code, [...(present.get(code) ?? []), insee]);
  }
  const unassigned = membership.unassigned.filter((insee) => !placed.includes(insee));
  return { membership: { ...membership, present, unassigned }, placedByCode: placed };
}

const PLACED_BY_CODE: Partial<Record<LevelPlan['level'], (insee: string) => string | null>> = {
  departements: (insee) => departementOfCommune(insee)?.code ?? null,
  regions: (insee) => departementOfCommune(insee)?.region ?? null,
};

/** Of all levels together, each once. */
export function allMoved(levels: readonly BuiltLevel[]): Movement[] {
  const moved = levels.flatMap(({ membership }) => membership.moved);
  return [...new Map(moved.map((movement) => [`${movement.from} ${movement.to}`, movement])).values()].sort((a, b) =>
    a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1,
  );
}
