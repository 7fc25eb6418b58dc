/** Cards: a code for each participant of the list, on screen and on paper. */
import type { VotingCard } from '../../../../../shared/domain/workshop.ts';
import { personalCode } from '../../../room/tokens.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { mayHoldCard } from './phone-ballots.ts';
import { rowsOf, textOf } from './rows.ts';

/** `key`: the workshop's (room-key.ts). */
export function cardsOf(reader: ProjectReader, key: string): VotingCard[] {
  const groups = new Map(rowsOf(reader, 'groupes').map((row) => [row['id'], textOf(row['nom'])]));
  return rowsOf(reader, 'participants')
    .filter(({ jeton }) => mayHoldCard(jeton))
    .map((row, index) => ({
      participant: Number(row['id']),
      number: index + 1,
      name: textOf(row['nom']),
      group: groups.get(row['groupe_id']) ?? null,
      code: personalCode(key, Number(row['id'])),
    }));
}

/** « K7QM 4PXD »: read aloud and typed in two halves. */
export const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
