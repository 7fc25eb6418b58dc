import { prepareImport } from '../../../../electron/engine/importers/index.ts';
import type { LayerReport, PreparedRow, PreparedTable, Source, SourceFeature } from '../../../../electron/engine/importers/types.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../../shared/domain/import.ts';
import type { Note } from '../../../../shared/domain/note.ts';

export interface Imported {
  readonly reports: readonly LayerReport[];
  /** Of the only layer, or of the first. */
  readonly report: LayerReport;
  readonly tables: ReadonlyMap<string, { table: PreparedTable; rows: PreparedRow[] }>;
  rows(table: string): PreparedRow[];
  note(code: string): Note | undefined;
}

export async function importFile(path: string, options: Partial<ImportOptions> & Pick<ImportOptions, 'kind'>): Promise<Imported> {
  const batches = prepareImport(path, { mode: 'append', ...options }, { checkpoint: () => {} });
  const tables = new Map<string, { table: PreparedTable; rows: PreparedRow[] }>();
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      const [report] = next.value;
      if (report === undefined) throw new Error('no report');
      for (const each of next.value)
        if (each.read !== each.imported + each.rejected || each.rejected !== explained(each))
          throw new Error(`counts do not add up: ${JSON.stringify(each)}`);
      return {
        reports: next.value,
        report,
        tables,
        rows: (table) => tables.get(table)?.rows ?? [],
        note: (code) => next.value.flatMap((each) => each.notes).find((note) => note.code === code),
      };
    }
    const { table, rows } = next.value;
    const gathered = tables.get(table.table) ?? { table, rows: [] };
    gathered.rows.push(...rows);
    tables.set(table.table, gathered);
  }
}

/** Records that do not come in, each by the one note that says why. */
function explained({ notes }: LayerReport): number {
  return notes.reduce((sum, { fate, count }) => sum + (fate === 'rejected' ? count : 0), 0);
}

/** Runs what has to be refused, and answers with the code and values of the refusal. Anything else thrown is a bug and goes through. */
export async function refusalOf(work: () => Promise<unknown>): Promise<{ code: string; params: Readonly<Record<string, unknown>> }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof EmpriseError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('it was accepted');
}

export async function featuresOf(source: Source, index = 0): Promise<SourceFeature[]> {
  const layer = source.layers[index];
  if (layer === undefined) throw new Error('no such layer');
  const features: SourceFeature[] = [];
  for await (const batch of layer.features()) features.push(...batch);
  return features;
}
