/** Ballots of a file as one change: people and groups are known by their names, and made where they are not. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeOperation } from '../../../../../shared/domain/change.ts';
import type { BallotContent, Grid, Round } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { asBallotRefusal, ballotsOfTable, type NamedSite, type TableBallot, type TableRow } from './ballot-table.ts';
import { BALLOT_FILE_BYTES, ballotsOfFile, checkedContent, refuseBallot } from './ballots.ts';
import { rowsOf } from './rows.ts';
import { keepBallot, put } from './write.ts';

/** `reason`: cause of `ballot-refused`; `column`: where the file has it, as it calls it. */
export interface RefusedBallot {
  readonly row: number;
  readonly name: string | null;
  readonly reason: string;
  readonly column: string | null;
}
export interface BallotImport {
  readonly operations: readonly ChangeOperation[];
  readonly read: number;
  readonly refused: readonly RefusedBallot[];
  /** Columns of a table that say nothing this round asks for. */
  readonly ignored: readonly string[];
}

/** Read = imported + refused; a person's second ballot of the file is refused. Throws `ballot-refused` where the file is no list at all. */
export async function ballotImport(reader: ProjectReader, path: string, round: Round, grid: Grid, now: string): Promise<BallotImport> {
  if (statSync(path).size > BALLOT_FILE_BYTES) refuseBallot('large');
  const { rows, ignored } = /\.json$/i.test(path)
    ? { rows: listed(readFileSync(path, 'utf8')), ignored: [] }
    : await ballotsOfTable(path, round, grid, namedSites(reader)).catch((error) => asBallotRefusal(error, basename(path)));
  const names = new KnownNames(reader);
  const voted = new Set<number>();
  const operations: ChangeOperation[] = [];
  const refused: RefusedBallot[] = [];
  let next = reader.nextKey('bulletins');
  for (const { row, name, ballot, reason, column } of rows) {
    const content = ballot === null ? String(reason) : checkedOrReason(ballot.content, round, grid);
    if (ballot === null || typeof content === 'string') {
      refused.push({ row, name, reason: String(content), column });
      continue;
    }
    const { participant, made } = names.participant(ballot);
    if (voted.has(participant)) {
      refused.push({ row, name, reason: 'twice', column: null });
      continue;
    }
    voted.add(participant);
    const entry = { participant, round: round.id, content, status: 'submitted', via: 'file' } as const;
    operations.push(...made, keepBallot(reader, entry, next++, now));
  }
  return { operations, read: rows.length, refused, ignored };
}

function listed(text: string): TableRow[] {
  return ballotsOfFile(text).map(({ row, name, ballot }) => {
    if (ballot === null) return { row, name, ballot, reason: 'malformed', column: null };
    const { participant, group, weights, votes, comment } = ballot;
    return { row, name, ballot: { participant, group, content: { weights, votes, comment } }, reason: null, column: null };
  });
}

export function namedSites(reader: ProjectReader): NamedSite[] {
  return reader.rows('sites', { columns: ['uid', 'site_id', 'site_nom'] }).map((row) => ({
    ...{ uid: String(row['uid']), siteId: String(row['site_id']), name: row['site_nom'] === null ? null : String(row['site_nom']) },
  }));
}

function checkedOrReason(content: BallotContent, round: Round, grid: Grid): ReturnType<typeof checkedContent> | string {
  try {
    return checkedContent(content, round, grid);
  } catch (error) {
    if (!(error instanceof EmpriseError)) throw error;
    return String(error.params['cause']);
  }
}

/** Keys by name, without regard to case. */
class KnownNames {
  readonly #groups: Map<string, number>;
  readonly #people: Map<string, number>;
  #nextGroup: number;
  #nextPerson: number;

  constructor(reader: ProjectReader) {
    const byName = (table: string) =>
      new Map(rowsOf(reader, table).flatMap((row) => (row['nom'] === null ? [] : [[String(row['nom']).toLowerCase(), Number(row['id'])]])));
    this.#groups = byName('groupes');
    this.#people = byName('participants');
    this.#nextGroup = reader.nextKey('groupes');
    this.#nextPerson = reader.nextKey('participants');
  }

  /** `made`: what has to be written for a person nobody knew. */
  participant({ participant: name, group }: TableBallot): { participant: number; made: ChangeOperation[] } {
    const known = this.#people.get(name.toLowerCase());
    if (known !== undefined) return { participant: known, made: [] };
    const made: ChangeOperation[] = [];
    let groupKey: number | null = null;
    if (group !== null && group !== '') {
      groupKey = this.#groups.get(group.toLowerCase()) ?? null;
      if (groupKey === null) {
        groupKey = this.#nextGroup++;
        this.#groups.set(group.toLowerCase(), groupKey);
        made.push(put('groupes', { id: groupKey, nom: group, poids: 1 }));
      }
    }
    const participant = this.#nextPerson++;
    this.#people.set(name.toLowerCase(), participant);
    return { participant, made: [...made, put('participants', { id: participant, nom: name, groupe_id: groupKey })] };
  }
}
