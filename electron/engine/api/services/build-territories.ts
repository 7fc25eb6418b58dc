/**
 * Territories built from the communes of the project: EPCI and Territoires d'industrie into their own layers, départements and régions into layers of
 * their own. The long half reads the project and fills a staging file; the short one merges it as one step.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../../shared/domain/change.ts';
import { isEpt } from '../../../../shared/domain/ept.ts';
import type { TerritoryOptions, TerritoryReport } from '../../../../shared/domain/territory.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { Mosaic } from '../../analysis/mosaic.ts';
import { MovementGraph } from '../../analysis/movement-graph.ts';
import { loadGeos } from '../../geometry/geos.ts';
import { readComposition, readMovements } from '../../importers/composition/index.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import { loadReference } from '../../reference/index.ts';
import { createStaging, type Project, type ProjectReader, type Staging } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';
import { type BuiltLevel, buildLevel, findFaults } from './territories/build-level.ts';
import { readCommunes } from './territories/communes.ts';
import { type LevelPlan, planLevel } from './territories/plans.ts';
import { compositionName, territoryReport } from './territories/report.ts';

export interface TerritoryRequest {
  readonly options: TerritoryOptions;
  /** Files; null for the composition and the former codes of the code in force. */
  readonly composition: string | null;
  readonly movements: string | null;
  /** The staging file to write; whoever asked removes it. */
  readonly staging: string;
}

const MEMBERS: PreparedTable = { table: 'territoire_membres', geometry: null, fields: null, title: 'territoire_membres' };

/**
 * Builds into the staging file; nothing of the project changes. Throws `communes-missing`, `territories-exist` (existing: refuse),
 * `composition-unreadable`, `movements-unreadable`.
 */
export async function stageTerritories(reader: ProjectReader, request: TerritoryRequest, hooks: Hooks): Promise<TerritoryReport> {
  const { options } = request;
  const text = translator(hooks.language);
  const reference = loadReference(path.join(hooks.resources, 'reference'));
  const composition = request.composition === null ? null : await readComposition(request.composition);
  const table = request.movements === null ? null : await readMovements(request.movements);
  const movements = new MovementGraph(...(table === null ? [] : [table.movements]), reference.movements);
  const withEpt = reader.rows('epci', { columns: ['siren', 'nature'] }).some(({ siren, nature }) => isEpt(String(siren), textOf(nature)));
  const layerName = (name: string, columns: readonly string[]): string => freeLayer(reader, name, columns);
  const plans = [...new Set(options.levels)].map((level) => planLevel(level, { reference, composition, text, withEpt, layerName }));
  if (options.existing === 'refuse') refuseExisting(reader, plans);

  const reporting = (step: string, subject: string) => (done: number, total: number) => {
    hooks.checkpoint();
    hooks.progress(step, subject, done, total);
  };
  const communes = readCommunes(reader, reporting('read', 'communes'));
  if (communes.outlines.length === 0) throw new EmpriseError('communes-missing');
  const geos = await loadGeos();
  const mosaic = new Mosaic(communes.outlines);
  const faults = findFaults(mosaic, geos, reporting('fit', 'communes'));
  const ground = { communes, mosaic, faults, movements, geos };
  const levels = plans.map((plan) => buildLevel(plan, ground, reporting('dissolve', text(`territory.level.${plan.level}`))));
  const report = territoryReport({ communes, levels, gaps: faults.gaps, reference, composition, movements: table, text });

  const staging = createStaging(request.staging);
  try {
    const source = staging.beginSource({
      nom: text('territory.source', { count: communes.outlines.length, composition: compositionName(composition, reference, text) }),
      producteur: composition === null ? text('territory.producer') : null,
      millesime: report.year === null ? null : String(report.year),
      fichier: composition?.file ?? null,
    });
    for (const level of levels) stageLevel(staging, level);
    staging.setReport(source, report);
  } finally {
    staging.finish();
  }
  return report;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A layer of that name that was built here before is filled anew; one that came from elsewhere is left alone. */
function freeLayer(reader: ProjectReader, name: string, columns: readonly string[]): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!reader.hasTable(candidate)) return candidate;
    const own = reader.layer(candidate).fields.map((field) => field.name);
    if (own.length === columns.length && columns.every((column) => own.includes(column))) return candidate;
  }
}

function refuseExisting(reader: ProjectReader, plans: readonly LevelPlan[]): void {
  for (const { table } of plans) {
    const count = reader.hasTable(table.table) ? reader.count(table.table) : 0;
    if (count > 0) throw new EmpriseError('territories-exist', { layer: table.table, count });
  }
}

function stageLevel(staging: Staging, { plan, territories }: BuiltLevel): void {
  if (territories.length === 0) return;
  staging.append(
    plan.table,
    territories.map(({ plan: { row }, outline }, index): PreparedRow => ({ row: index + 1, geometry: outline, values: row })),
  );
  const built = new Set(territories.map((territory) => territory.plan.code));
  const links = plan.links.filter((link) => built.has(String(link['ti_id'])));
  if (links.length > 0)
    staging.append(
      MEMBERS,
      links.map((values, index): PreparedRow => ({ row: index + 1, geometry: null, values })),
    );
}

/** Puts what was built into the project, as one step; null where nothing was built. */
export function mergeTerritories(
  project: Project,
  staging: string,
  report: TerritoryReport,
  language: Hooks['language'],
): { receipt: ChangeReceipt | null; report: TerritoryReport } {
  const count = report.levels.reduce((total, { built }) => total + built, 0);
  if (count === 0) return { receipt: null, report };
  const { receipt, tables } = project.merge(staging, { mode: 'replace' }, { code: 'territory', params: { count }, origin: 'import' });
  const text = translator(language);
  const gone = tables.flatMap(({ table, deleted }) => {
    const level = report.levels.find((candidate) => candidate.table === table && !table.startsWith('imp_'));
    if (level === undefined || deleted === 0) return [];
    const message = text('note.territory-replaced', { count: deleted, level: text(`territory.level.${level.level}`) });
    return [{ code: 'territory-replaced', count: deleted, message }];
  });
  return { receipt, report: { ...report, notes: [...report.notes, ...gone] } };
}

/** The whole of it in this process: the command line's way. */
export async function buildTerritories(
  project: Project,
  request: Omit<TerritoryRequest, 'staging'>,
  hooks: Hooks,
): Promise<TerritoryReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-territory-'));
  try {
    const staging = path.join(folder, 'staging.sqlite');
    const report = await stageTerritories(project, { ...request, staging }, hooks);
    hooks.checkpoint();
    hooks.progress('write', 'communes', 0, 0);
    return mergeTerritories(project, staging, report, hooks.language).report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
