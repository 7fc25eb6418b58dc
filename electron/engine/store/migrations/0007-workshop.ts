import { createTable, ensureColumns } from '../tables/create.ts';
import { BALLOT_COLUMNS, CRITERION_COLUMNS, MEETING_TABLES, PARTICIPANT_COLUMNS, SCENARIO_COLUMNS } from '../tables/meeting.ts';
import type { Migration } from './index.ts';

/** The workshop: whole criteria and scenarios, ballots with their way, rounds, comments, actions and the log. */
export const workshop: Migration = {
  version: 7,
  name: 'workshop',
  run(db) {
    ensureColumns(db, 'criteres', CRITERION_COLUMNS);
    ensureColumns(db, 'scenarios', SCENARIO_COLUMNS);
    ensureColumns(db, 'participants', PARTICIPANT_COLUMNS);
    ensureColumns(db, 'bulletins', BALLOT_COLUMNS);
    const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
    for (const table of MEETING_TABLES) if (isThere.get(table.name) === undefined) createTable(db, table);
  },
};
