/** One edit of shapes as one step of the journal. */
import type { CallResult, CheckedParams } from '../../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel } from '../../../../../shared/domain/change.ts';
import type { ShapeEdit } from '../../../../../shared/domain/edit.ts';
import { projectionOf } from '../../../../../shared/geo/projections.ts';
import { loadGeos } from '../../../geometry/geos.ts';
import type { Project } from '../../../store/index.ts';
import { lineLength_m, outlineArea_ha } from '../measured.ts';
import type { Deed } from './deed.ts';
import { DEEDS } from './deeds.ts';
import { EditStep } from './edit-step.ts';
import { Scene } from './scene.ts';

export type EditRequest = CheckedParams<'edit/shape'>;
export type EditOutcome = Omit<CallResult<'edit/shape'>, 'receipt'> & { readonly receipt: ChangeReceipt };

/** Throws what the contract says of `edit/shape`; the project is then as before. */
export async function editShape(project: Project, { table, epsg, edit }: EditRequest): Promise<EditOutcome> {
  const view = projectionOf(epsg);
  if (!view) throw new EmpriseError('parameter-invalid', { name: 'epsg', value: String(epsg) });
  const scene = new Scene(project, await loadGeos(), table, view);
  const step = new EditStep(project, table);
  (DEEDS[edit.kind] as Deed<typeof edit.kind>)(scene, edit as never, step);
  const receipt = project.apply({ operations: step.all }, labelOf(scene, edit), step.layers);
  return { receipt, written: step.written, figures: figuresOf(project, step.written), notes: step.notes };
}

/** `step.edit-<kind>`: « Fusion de 3 parcelles ». */
function labelOf({ layer, table }: Scene, edit: ShapeEdit): StepLabel {
  const count = 'fids' in edit ? new Set(edit.kind === 'merge' ? [...edit.fids, edit.into] : edit.fids).size : 1;
  const distance = edit.kind === 'buffer' ? { distance: edit.distance_m } : {};
  return { code: `edit-${edit.kind}`, params: { layer: layer.title ?? table, table, count, ...distance }, origin: 'edit' };
}

/** Areas by the project's method, lengths on the ellipsoid. */
function figuresOf(project: Project, { table, fids }: EditStep['written']): EditOutcome['figures'] {
  const { methode_surface } = project.settings();
  return [...project.shapes(table, fids)].map((geometry, index) => ({
    fid: fids[index] as number,
    surface_ha: outlineArea_ha(geometry, methode_surface),
    length_m: lineLength_m(geometry),
  }));
}
