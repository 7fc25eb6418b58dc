import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../../shared/domain/import.ts';
import type { SourceFeature, SourceLayer } from '../types.ts';
import type { ImportNotes } from './import-notes.ts';
import { LayerPlan } from './layer-plan.ts';
import type { Plan } from './plan.ts';
import { SchemaPlan } from './schema-plan.ts';

export interface PlanInput {
  readonly file: string;
  readonly layer: SourceLayer;
  readonly isProject: boolean;
  readonly options: Omit<ImportOptions, 'mode'>;
  readonly notes: ImportNotes;
  /** Records from the beginning: what the layer looks like. */
  readonly first: readonly SourceFeature[];
}

/** The way rows are made, the same for an import and for the look that proposes it. Throws EmpriseError: `key-missing`, `field-unknown`… */
export function makePlan({ file, layer, isProject, options, notes, first }: PlanInput): Plan {
  const { kind } = options;
  try {
    if (kind === 'couche') return new LayerPlan(layer, file, options.fields, notes, first);
    return new SchemaPlan({ kind, file, layer, isProject, options, notes });
  } catch (error) {
    // A decision that fits nothing in the file: the mapping knows columns, not where they come from.
    if (!(error instanceof EmpriseError) || 'file' in error.params) throw error;
    throw new EmpriseError(error.code, { file, ...error.params }, error.details);
  }
}
