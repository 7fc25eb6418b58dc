/** Ballots of a file as one change: people and groups are known by their names, and made where they are not. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeOperation } from '../../../../../shared/domain/change.ts';
import type { Grid, Round } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { ballotsOfFile, checkedContent, type FileBallot } from './ballots.ts';
import { rowsOf } from './rows.ts';
import { keepBallot, put } from './write.ts';

export interface BallotImport {
  readonly operations: readonly ChangeOperation[];
  readonly read: number;
  /** `reason`: cause of `ballot-refused`. */
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

/** Read = imported + refused; a person's second ballot of the file is refused. Throws `ballot-refused` where the file is no list. */
export function ballotImport(reader: ProjectReader, text: string, round: Round, grid: Grid, now: string): BallotImport {
  const rows = ballotsOfFile(text);
  const names = new KnownNames(reader);
  const voted = new Set<number>();
  const operations: ChangeOperation[] = [];
  const refused: { row: number; reason: string }[] = [];
  let next = reader.nextKey('bulletins');
  for (const { row, ballot } of rows) {
    const content = ballot === null ? 'malformed' : checkedOrReason(ballot, round, grid);
    if (ballot === null || typeof content === 'string') {
      refused.push({ row, reason: String(content) });
      continue;
    }
    const { participant, made } = names.participant(ballot);
    if (voted.has(participant)) {
      refused.push({ row, reason: 'twice' });
      continue;
    }
    voted.add(participant);
    const entry = { participant, round: round.id, content, status: 'submitted', via: 'file' } as const;
    operations.push(...made, keepBallot(reader, entry, next++, now));
  }
  return { operations, read: rows.length, refused };
}

function checkedOrReason(ballot: FileBallot, round: Round, grid: Grid): ReturnType<typeof checkedContent> | string {
  try {
    return checkedContent({ weights: ballot.weights, votes: ballot.votes, comment: ballot.comment }, round, grid);
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
  participant({ participant: name, group }: FileBallot): { participant: number; made: ChangeOperation[] } {
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
