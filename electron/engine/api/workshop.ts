/** The workshop: what is read of it, its criteria, scenarios, people and rounds; meetings and decisions stand in workshop-meeting.ts. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeOperation, StepLabel } from '../../../shared/domain/change.ts';
import type { Grid, Round, Scenario } from '../../../shared/domain/workshop.ts';
import type { EngineHandlers } from './serve.ts';
import { checkGrid } from './services/workshop/grid.ts';
import { decisionMatrix } from './services/workshop/matrix.ts';
import { gridOf, type Language, readWorkshop, roundsOf, scenariosOf } from './services/workshop/read.ts';
import { deletion, rowsOf, textOf } from './services/workshop/rows.ts';
import { checkScenario, scenarioStep } from './services/workshop/scenario-change.ts';
import { robustnessOfSite, stabilityOf } from './services/workshop/stability.ts';
import { consistencyWord, withWeighing } from './services/workshop/weighings.ts';
import { keepGrid, keepScenario, logLine, ownCopy, put } from './services/workshop/write.ts';
import { meetingHandlers } from './workshop-meeting.ts';
import { roomHandlers } from './workshop-room.ts';
import type { Workspace } from './workspace.ts';

type WorkshopCall = Extract<keyof EngineHandlers, `workshop/${string}`>;
type Handlers = Pick<EngineHandlers, WorkshopCall>;

/** What the handlers of the workshop share. */
export interface WorkshopDesk {
  readonly workspace: Workspace;
  now(): string;
  grid(language?: Language): Grid;
  scenario(id: number): Scenario;
  round(id: number): Round;
  /** Throws `object-unknown`. */
  known(table: string, id: number): void;
  siteName(uid: string): string;
  step(operations: readonly ChangeOperation[], code: string, params?: StepLabel['params'], origin?: 'edit' | 'settings'): Receipt;
}
type Receipt = ReturnType<Workspace['changed']>;

function deskOf(workspace: Workspace): WorkshopDesk {
  const { resources } = workspace.context;
  const grid = (language: Language = 'fr'): Grid => gridOf(workspace.project, resources, language);
  const unknown = (id: number): never => {
    throw new EmpriseError('object-unknown', { id });
  };
  return {
    workspace,
    now: () => new Date().toISOString(),
    grid,
    scenario: (id) => scenariosOf(workspace.project, grid(), 'fr').find((one) => one.id === id) ?? unknown(id),
    round: (id) => roundsOf(workspace.project).find((one) => one.id === id) ?? unknown(id),
    known: (table, id) => {
      if (!rowsOf(workspace.project, table).some((row) => row['id'] === id)) unknown(id);
    },
    siteName: (uid) => {
      const where = { sql: 'uid = ?', params: [uid] };
      const row = workspace.project.rows('sites', { columns: ['site_id', 'site_nom'], where })[0];
      if (!row) throw new EmpriseError('object-unknown', { layer: 'sites', id: uid });
      return String(row['site_nom'] ?? row['site_id']);
    },
    step: (operations, code, params = {}, origin = 'settings') =>
      workspace.changed(workspace.project.apply({ operations }, { code: `workshop-${code}`, params, origin }), origin),
  };
}

export function workshopHandlers(workspace: Workspace): Handlers {
  const desk = deskOf(workspace);
  return { ...readingHandlers(desk), ...scenarioHandlers(desk), ...peopleHandlers(desk), ...meetingHandlers(desk), ...roomHandlers(desk) };
}

function readingHandlers({ workspace, grid, step, now, known }: WorkshopDesk) {
  return {
    'workshop/get': ({ language }) => readWorkshop(workspace.project, workspace.context.resources, language),
    'workshop/matrix': ({ language }) => decisionMatrix(workspace.project, grid(language)),
    'workshop/stability': (params) => stabilityOf(workspace, grid(params.language), params),
    'workshop/robustness': (params) => robustnessOfSite(workspace, grid(params.language), params),
    'workshop/change-grid': ({ grid: wished }) => {
      checkGrid(wished);
      return step([...keepGrid(workspace.project, wished), logLine({ code: 'grid' }, now())], 'grid');
    },
    'workshop/reset-grid': () => step([...keepGrid(workspace.project, null), logLine({ code: 'grid' }, now())], 'grid-reset'),
    'workshop/judge': ({ site, criterion: code, value, reason, author }) => {
      const { project } = workspace;
      const current = grid();
      const criterion = current.criteria.find((one) => one.code === code);
      if (criterion?.feed.from !== 'judgement') throw new EmpriseError('criterion-unknown', { name: criterion?.label ?? code });
      const { least, most } = criterion.feed;
      if (value !== null && (value < least || value > most)) throw new EmpriseError('parameter-invalid', { name: 'value' });
      const where = { sql: 'uid = ?', params: [site] };
      if (project.count('sites', { where }) === 0) throw new EmpriseError('object-unknown', { layer: 'sites', id: site });
      const copy = ownCopy(project, current);
      // the rows of a copy made in this very step take the next keys in the order of the grid
      const row =
        copy.length === 0
          ? Number(rowsOf(project, 'criteres').find((one) => one['code'] === code)?.['id'])
          : project.nextKey('criteres') + current.criteria.indexOf(criterion);
      const former = rowsOf(project, 'jugements').filter((one) => one['site_uid'] === site && one['critere_id'] === row);
      const gone = former.map((one) => Number(one['id']));
      const said = { site_uid: site, critere_id: row, valeur: value, motif: reason, auteur: author, juge_le: now() };
      const operations = [...copy, ...(gone.length > 0 ? [deletion('jugements', gone)] : [])];
      return step(value === null ? operations : [...operations, put('jugements', said)], 'judge', { name: criterion.label });
    },
    'workshop/remove-decision': ({ id }) => {
      known('decisions', id);
      return step([deletion('decisions', [id])], 'decision-remove');
    },
  } satisfies Partial<Handlers>;
}

function scenarioHandlers({ workspace, grid, scenario: find, step, now }: WorkshopDesk) {
  const firstScenario = (): Scenario => scenariosOf(workspace.project, grid(), 'fr')[0] as Scenario;
  /** `before` null: a new one. `as`: what the step is named after, and its lines of the log beside those of what changes. */
  const keep = (before: Scenario | null, scenario: Scenario, author: string | null, as?: { code: string; line: ChangeOperation[] }) => {
    const { project } = workspace;
    const current = grid();
    checkScenario(scenario, before, current);
    const id = scenario.id ?? project.nextKey('scenarios');
    const copy = ownCopy(project, current);
    const kept = keepScenario(project, { ...scenario, frozenAt: before?.frozenAt ?? null }, id, current, now());
    const { code, params, log } = scenarioStep(project, before, scenario, { grid: current, author, now: now() });
    return { receipt: step([...copy, ...kept, ...log, ...(as?.line ?? [])], as?.code ?? code, params), id };
  };
  return {
    'workshop/put-scenario': ({ scenario, author }) => {
      const before = scenario.id === null ? null : find(scenario.id);
      return keep(before, scenario, author);
    },
    'workshop/keep-weighing': ({ scenario: id, weighing, apply }) => {
      const { project } = workspace;
      const before = id === null ? null : find(id);
      const kept = before ?? firstScenario();
      const person =
        weighing.participant === null ? null : rowsOf(project, 'participants').find((row) => row['id'] === weighing.participant);
      if (person === undefined) throw new EmpriseError('object-unknown', { id: weighing.participant ?? '' });
      const after = withWeighing(kept, weighing, grid(), apply, now());
      const made = after.weighings.find(({ way, participant }) => way === weighing.way && participant === weighing.participant);
      if (!made) return keep(before, after, weighing.author, { code: 'weighing-forget', line: [] });
      const who = person === null ? '' : (textOf(person['nom']) ?? String(person['id']));
      const params = { name: kept.name, way: made.way, who, consistent: consistencyWord(made) };
      const line = [logLine({ code: 'weighing', params, author: weighing.author }, now())];
      return keep(before, after, weighing.author, { code: 'weighing', line });
    },
    'workshop/remove-scenario': ({ id }) => {
      const { name } = find(id);
      return step([deletion('scenarios', [id])], 'scenario-remove', { name });
    },
    'workshop/freeze': ({ id, frozen }) => {
      const before = find(id);
      const after = { ...before, frozenAt: frozen ? now() : null };
      const line = logLine({ code: frozen ? 'frozen' : 'unfrozen', params: { name: before.name } }, now());
      const operations = [...keepScenario(workspace.project, after, id, grid(), now()), line];
      return step(operations, frozen ? 'freeze' : 'unfreeze', { name: before.name });
    },
  } satisfies Partial<Handlers>;
}

function peopleHandlers({ workspace, grid, now, step, known }: WorkshopDesk) {
  const keyOf = (table: string, id: number | null): number => {
    if (id === null) return workspace.project.nextKey(table);
    known(table, id);
    return id;
  };
  return {
    'workshop/put-group': ({ id, name, weight }) => {
      const key = keyOf('groupes', id);
      return { receipt: step([put('groupes', { id: key, nom: name, poids: weight })], 'group', { name }), id: key };
    },
    'workshop/remove-group': ({ id }) => {
      const row = rowsOf(workspace.project, 'groupes').find((one) => one['id'] === id);
      if (!row) throw new EmpriseError('object-unknown', { id });
      return step([deletion('groupes', [id])], 'group-remove', { name: String(row['nom']) });
    },
    'workshop/put-participant': ({ id, name, group }) => {
      if (group !== null) known('groupes', group);
      const key = keyOf('participants', id);
      const operation = put('participants', { id: key, nom: name, groupe_id: group });
      return { receipt: step([operation], 'participant', name === null ? {} : { name }), id: key };
    },
    'workshop/remove-participant': ({ id }) => {
      const { project } = workspace;
      known('participants', id);
      const current = grid();
      // what they said of the weights goes with them, as their ballots do
      const without = scenariosOf(project, current, 'fr').flatMap((scenario) => {
        const weighings = scenario.weighings.filter(({ participant }) => participant !== id);
        if (scenario.id === null || weighings.length === scenario.weighings.length) return [];
        return keepScenario(project, { ...scenario, weighings }, scenario.id, current, now());
      });
      return step([deletion('participants', [id]), ...without], 'participant-remove');
    },
  } satisfies Partial<Handlers>;
}
