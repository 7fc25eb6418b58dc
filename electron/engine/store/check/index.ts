/** All that can be wrong in a project file, as a list to show; nothing is mended here. */
import type { Database } from 'better-sqlite3';
import { KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { quoted } from '../sql.ts';
import { geometryProblems } from './geometry-rules.ts';
import { geopackageProblems } from './geopackage-rules.ts';
import { type Problem, problem } from './problem.ts';

export type { Problem } from './problem.ts';

export function checkProject(db: Database, catalogue: Catalogue, stale: readonly string[]): Problem[] {
  const integrity = integrityProblems(db);
  // On a broken file the finer checks would only stumble over the same breakage.
  if (integrity.length > 0) return integrity;
  return [
    ...foreignKeyProblems(db),
    ...geopackageProblems(db),
    ...geometryProblems(db),
    ...keyProblems(db, catalogue),
    ...stale.map((code) => problem('results-stale', 1, null, { analysis: code })),
  ];
}

function integrityProblems(db: Database): Problem[] {
  try {
    const found = (db.pragma('integrity_check(100)') as { integrity_check: string }[]).map((row) => row.integrity_check);
    return found.length === 1 && found[0] === 'ok' ? [] : [problem('integrity', found.length, null, { detail: found[0] ?? '' })];
  } catch (error) {
    return [problem('integrity', 1, null, { detail: error instanceof Error ? error.message : String(error) })];
  }
}

function foreignKeyProblems(db: Database): Problem[] {
  const counts = new Map<string, number>();
  for (const { table } of db.pragma('foreign_key_check') as { table: string }[]) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => problem('foreign-key', count, table));
}

/** Business keys that two rows share, or rows without identity: another program wrote them. */
function keyProblems(db: Database, catalogue: Catalogue): Problem[] {
  const problems: Problem[] = [];
  for (const { tables } of Object.values(KIND_DEFINITIONS)) {
    for (const { name, key } of tables) {
      if (catalogue.find(name) === null) continue;
      const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
      const anonymous = count(`SELECT count(*) FROM ${quoted(name)} WHERE uid IS NULL`);
      if (anonymous > 0) problems.push(problem('uid-missing', anonymous, name));
      if (key === null) continue;
      const twice = count(`SELECT count(*) - count(DISTINCT ${quoted(key)}) FROM ${quoted(name)} WHERE ${quoted(key)} NOT NULL`);
      // A friche may have several outlines under one key.
      if (twice > 0 && name !== 'friches_emprises') problems.push(problem('key-duplicates', twice, name, { field: key }));
    }
  }
  return problems;
}
