import type { ImportOptions } from '../../../../shared/domain/import.ts';
import { OverlapSearch, type ProjectOutline } from '../../importers/prepare/overlaps.ts';
import type { LayerReport } from '../../importers/types.ts';
import type { ProjectReader } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';

/** Null where the options do not ask for it, or objects of the kind may cover each other. */
export function overlapSearchOf({ kind, findOverlaps }: ImportOptions): OverlapSearch | null {
  return findOverlaps === true ? OverlapSearch.of(kind) : null;
}

/** The reports with what covers what, in the file and in the project (which `replace` empties). */
export async function withOverlaps(
  search: OverlapSearch,
  reports: readonly LayerReport[],
  { options, reader }: { options: ImportOptions; reader: ProjectReader | undefined },
  hooks: Hooks,
): Promise<readonly LayerReport[]> {
  if (search.isGivenUp) {
    const note = { code: 'overlaps-not-sought', count: 1, params: { most: OverlapSearch.MAX_VERTICES }, rows: [] };
    return reports.map((report, index) => (index === 0 ? { ...report, notes: [...report.notes, note] } : report));
  }
  const existing = reader && options.mode !== 'replace' && !search.isEmpty ? outlinesOf(reader, search.table) : [];
  const found = await search.find(existing, (done, total) => {
    hooks.checkpoint();
    hooks.progress('overlaps', options.kind, done, total);
  });
  return reports.map((report, index) => {
    const own = found.get(index);
    return own ? { ...report, overlaps: [...own.overlaps], notes: [...report.notes, own.note] } : report;
  });
}

function* outlinesOf(reader: ProjectReader, { table, key, name }: OverlapSearch['table']): Generator<ProjectOutline> {
  for (const { fid, geometry, values } of reader.geometries(table, { columns: [...new Set([key, name])] }))
    yield { fid, geometry, key: values[0] ?? null, name: values.at(-1) ?? null };
}
