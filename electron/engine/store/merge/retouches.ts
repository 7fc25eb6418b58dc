/** What the project knows of values changed by hand, brought up to a newer vintage of their source. */
import type { Value } from '../../../../shared/domain/change.ts';
import { type Operation, toRanges } from '../journal/operation.ts';
import { quoted } from '../sql.ts';
import type { MergeContext } from './context.ts';
import type { TableMatch } from './table-match.ts';

/**
 * Before the matched rows are written. Edits kept: what the source says now is noted beside the planner's value, and a value the source has come
 * to agree with is no edit any more. Edits overwritten: they are none any more either.
 */
export function followEdits(context: MergeContext, match: TableMatch, values: ReadonlyMap<string, string>, inverses: Operation[][]): void {
  const { executor } = context;
  const columns = [...match.editedColumns].filter((name) => values.has(name));
  const found = columns.map((name) =>
    match.keepsEdits ? compared(context, match, name) : { over: overwritten(context, match, name), said: [] },
  );
  const over = found.flatMap((column) => column.over);
  const said = found.flatMap((column) => column.said);
  if (over.length > 0) inverses.push(executor.run([{ op: 'delete', table: 'emprise_retouches', ranges: toRanges(over) }]));
  if (said.length > 0) inverses.push(executor.run([{ op: 'put', table: 'emprise_retouches', columns: ['id', 'valeur'], rows: said }]));
}

/** Edits that end, and the source's own new value of the others. A source without an outline says nothing of it, and an outline has no value to note. */
function compared({ db }: MergeContext, match: TableMatch, name: string): { over: number[]; said: [id: number, value: Value][] } {
  const isGeometry = name === 'geom';
  const agrees = isGeometry ? 'emprise_same_outline(t.geom, s.geom)' : `t.${quoted(name)} IS s.${quoted(name)}`;
  const rows = db
    .prepare<[string, string], [id: number, agrees: number, before: string | null, now: string | null]>(
      `SELECT r.id, ${agrees}, r.valeur, ${isGeometry ? 'r.valeur' : `json_quote(s.${quoted(name)})`} ${match.pairs()}
        JOIN emprise_retouches r ON r.fid = m.fid WHERE r.table_name = ? AND r.champ = ? ${isGeometry ? 'AND s.geom NOT NULL' : ''}`,
    )
    .raw()
    .all(match.facts.name, name);
  return {
    over: rows.filter(([, isAgreed]) => isAgreed === 1).map(([id]) => id),
    said: rows.filter(([, isAgreed, before, now]) => isAgreed !== 1 && now !== before).map(([id, , , now]) => [id, now]),
  };
}

function overwritten({ db }: MergeContext, match: TableMatch, name: string): number[] {
  return db
    .prepare<[string, string], number>(
      `SELECT r.id ${match.pairs()} JOIN emprise_retouches r ON r.fid = m.fid
        WHERE r.table_name = ? AND r.champ = ? ${name === 'geom' ? 'AND s.geom NOT NULL' : ''}`,
    )
    .pluck()
    .all(match.facts.name, name);
}
