/** Puts a staging file into the project in one transaction, by sets: the rows never pass through JavaScript. */
import type { Catalogue, TableFacts } from '../catalogue.ts';
import type { Operation } from '../journal/operation.ts';
import { ensureColumns } from '../tables/create.ts';
import { layerTable } from '../tables/kinds.ts';
import { columnOf } from '../tables/specification.ts';
import { type MergeContext, type MergedTable, type MergeOptions, STAGING } from './context.ts';
import { removeGivingWay } from './giving-way.ts';
import { keyOf } from './key.ts';
import { linkTerrains } from './link.ts';
import { readManifest, type StagedTable } from './manifest.ts';
import { addSources, keepContinued } from './sources.ts';
import { TableMerge } from './table-merge.ts';

/** Runs inside the journal's transaction, the staging file being attached. Throws `keys-clash`, `key-missing`. */
export function mergeStagingFile(
  context: MergeContext,
  options: MergeOptions,
): { inverse: Operation[]; tables: MergedTable[]; sources: number[]; gaveWay: number } {
  const { db, executor } = context;
  const inverses: Operation[][] = [];
  const { givingWay, mode } = options;
  const gaveWay = givingWay === undefined || mode === 'replace' ? 0 : removeGivingWay(context, givingWay, inverses);
  const sources = addSources(context, inverses);
  const tables: MergedTable[] = [];
  const continued = new Set<number>();
  for (const staged of readManifest(db, STAGING)) {
    const facts = targetOf(context, staged, options, inverses);
    const key = keyOf(facts, staged, options);
    const merge = new TableMerge(context, facts, staged, { key, options, sources });
    executor.touch(facts.name);
    tables.push(merge.run(inverses));
    for (const source of merge.continued) continued.add(source);
  }
  keepContinued(context, [...sources.values()], continued);
  linkTerrains(context, inverses);
  return { inverse: inverses.reverse().flat(), tables, sources: [...sources.values()], gaveWay };
}

/** The table rows go to: a kind's own, or an imported layer's, made or widened as needed. */
function targetOf(context: MergeContext, staged: StagedTable, options: MergeOptions, inverses: Operation[][]): TableFacts {
  const { db, catalogue, executor } = context;
  const existing = catalogue.find(staged.name);
  if (staged.fields === null) return catalogue.table(staged.name);
  if (existing && options.mode !== 'append') {
    // Columns stay when the step is taken back: empty, they harm nobody.
    if (ensureColumns(db, staged.name, staged.fields.map(columnOf)).length > 0) catalogue.forget();
    return catalogue.table(staged.name);
  }
  const name = freeName(catalogue, staged.name);
  const definition = { table: layerTable(name, staged.geometry, staged.fields), title: staged.title };
  inverses.push(executor.run([{ op: 'create-layer', table: name, definition }]));
  return catalogue.table(name);
}

function freeName(catalogue: Catalogue, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (catalogue.find(name) === null) return name;
  }
}
