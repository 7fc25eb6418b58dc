import type { LayerProposal } from '../../../../shared/domain/import.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { CrsDecision } from '../crs.ts';
import { onGlobe, systemOf } from '../place.ts';
import { ImportNotes } from '../prepare/import-notes.ts';
import { makePlan, type PlanInput } from '../prepare/make-plan.ts';
import { TextWatch } from '../prepare/text-watch.ts';
import type { SourceFeature } from '../types.ts';
import { textOf } from './text.ts';

const MEMBERS = 'territoire_membres';

/** Records as an import would make them, by the very same way; a record that it would reject is an empty one. Throws EmpriseError as the import would. */
export function convertedRows(
  input: Omit<PlanInput, 'notes'>,
  records: readonly SourceFeature[],
  crs: CrsDecision | null,
): LayerProposal['converted'] {
  const notes = new ImportNotes();
  const plan = makePlan({ ...input, notes });
  const texts = new TextWatch(notes, input.options.repairText === true);
  return records.map((record) => {
    const feature = texts.look(record);
    const geometry: Geometry | null = feature.geometry === null || crs === null ? null : onGlobe(feature.geometry, systemOf(feature, crs));
    const placed = plan.place(feature, geometry) ?? [];
    // a row that only adds a member to an object seen before is none of the table shown
    const values = placed.find(({ table }) => table.table !== MEMBERS)?.row.values ?? {};
    return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, textOf(value)]));
  });
}
