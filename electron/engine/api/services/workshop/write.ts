/** Changes of the workshop as operations: several of them make one step of the journal. */
import { randomUUID } from 'node:crypto';
import { columnWeights, prepareProblem } from '../../../../../shared/decision/problem.ts';
import type { ChangeOperation, Row } from '../../../../../shared/domain/change.ts';
import type { BallotContent, Grid, LogEntry, Meeting, Round, Scenario } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { GRID_KEY, gridOperations, ownGrid } from './grid.ts';
import { MEETING_KEY } from './read.ts';
import { rowsOf, writable } from './rows.ts';

export function put(table: string, row: Row): ChangeOperation {
  return { op: 'put', table, rows: [row] };
}

/** A JSON value of the settings, for a step that changes more than it; null: none. */
export function keptValue(reader: ProjectReader, key: string, value: unknown): ChangeOperation {
  const id = reader.rows('emprise_reglages', { where: { sql: 'cle = ?', params: [key] } })[0]?.['id'] ?? null;
  return put('emprise_reglages', { id, cle: key, valeur: JSON.stringify(value) });
}

export function keepGrid(reader: ProjectReader, grid: Grid | null): ChangeOperation[] {
  const head = grid === null ? null : { ...grid, criteria: undefined };
  return [...gridOperations(reader, grid), keptValue(reader, GRID_KEY, head)];
}

/** What a row that names a criterion needs: the project's own copy of the grid, where it has none yet. */
export function ownCopy(reader: ProjectReader, grid: Grid): ChangeOperation[] {
  return ownGrid(reader) === null ? keepGrid(reader, grid) : [];
}

export function keepMeeting(reader: ProjectReader, meeting: Meeting): ChangeOperation {
  return keptValue(reader, MEETING_KEY, meeting);
}

/** `id`: its own, or the next one. The weights of its criteria stand in `poids` for readers of the file, where the project has a grid of its own. */
export function keepScenario(reader: ProjectReader, scenario: Scenario, id: number, grid: Grid, now: string): ChangeOperation[] {
  const before = rowsOf(reader, 'scenarios');
  const former = before.find((row) => row['id'] === id);
  const order = former ? Number(former['ordre']) : before.reduce((most, row) => Math.max(most, Number(row['ordre'])), -1) + 1;
  const { name, id: _, ...content } = scenario;
  const row = {
    id,
    uid: former?.['uid'] ?? randomUUID(),
    nom: name,
    description: scenario.description,
    cree_le: former?.['cree_le'] ?? now,
    ordre: order,
    contenu: JSON.stringify(content),
  };
  return [put('scenarios', row), ...weightRows(reader, scenario, id, grid)];
}

function weightRows(reader: ProjectReader, scenario: Scenario, id: number, grid: Grid): ChangeOperation[] {
  const rows = new Map(rowsOf(reader, 'criteres').map((row) => [String(row['code']), Number(row['id'])]));
  const criteria = grid.criteria.filter(({ active }) => active).map(({ code }) => code);
  const none = { sites: [], criteria, values: new Float64Array(0), texts: criteria.map(() => null), stale: false };
  const problem = prepareProblem(none, grid, scenario);
  const weights = columnWeights(problem);
  const former = rowsOf(reader, 'poids').filter((row) => row['scenario_id'] === id);
  const formerId = new Map(former.map((row) => [Number(row['critere_id']), Number(row['id'])]));
  const wanted = problem.criteria.flatMap(({ code }, column): Row[] => {
    const criterion = rows.get(code);
    if (criterion === undefined) return [];
    return [{ id: formerId.get(criterion) ?? null, scenario_id: id, critere_id: criterion, poids: weights[column] as number }];
  });
  const still = new Set(wanted.map((row) => row['critere_id']));
  const gone = former.filter((row) => !still.has(Number(row['critere_id']))).map((row) => Number(row['id']));
  return writable([
    { op: 'delete', table: 'poids', ranges: gone.map((one) => [one, one] as const) },
    { op: 'put', table: 'poids', rows: wanted.filter((row) => row['id'] !== null) },
    { op: 'put', table: 'poids', rows: wanted.filter((row) => row['id'] === null).map(({ id: _, ...row }) => row) },
  ]);
}

export function keepRound(round: Round): ChangeOperation {
  const { id, number, title, state, openedAt, endsAt, closedAt, ...content } = round;
  return put('tours', {
    ...{ id, numero: number, titre: title, etat: state, contenu: JSON.stringify(content) },
    ...{ ouvert_le: openedAt, fin_prevue_le: endsAt, ferme_le: closedAt },
  });
}

export interface NewBallot {
  readonly participant: number;
  readonly round: number;
  readonly content: BallotContent;
  readonly status: 'draft' | 'submitted';
  readonly via: 'table' | 'file' | 'phone';
}

/** The participant's former one of the round is replaced. */
export function keepBallot(reader: ProjectReader, ballot: NewBallot, id: number, now: string): ChangeOperation {
  const where = { sql: 'participant_id = ? AND tour = ?', params: [ballot.participant, ballot.round] };
  const former = reader.rows('bulletins', { where })[0]?.['id'];
  return put('bulletins', {
    ...{ id: former ?? id, participant_id: ballot.participant, tour: ballot.round, contenu: JSON.stringify(ballot.content) },
    ...{ depose_le: now, statut: ballot.status, voie: ballot.via },
  });
}

export function logLine(entry: Partial<LogEntry> & Pick<LogEntry, 'code'>, now: string): ChangeOperation {
  return put('journal_atelier', {
    ...{ ecrit_le: now, code: entry.code, parametres: JSON.stringify(entry.params ?? {}), note: entry.note ?? null },
    ...{ site_uid: entry.site ?? null, auteur: entry.author ?? null },
  });
}
