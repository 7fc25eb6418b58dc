/** One edit of shapes as one step of the journal. */
import type { CallResult, CheckedParams } from '../../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel } from '../../../../../shared/domain/change.ts';
import type { ShapeEdit } from '../../../../../shared/domain/edit.ts';
import { projectionArea_m2 } from '../../../../../shared/geo/area.ts';
import { forEachPart, type Geometry } from '../../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../../shared/geo/projections.ts';
import { zoneOf } from '../../../../../shared/geo/zone.ts';
import { ellipsoidArea_m2, geodesicDistance_m } from '../../../geometry/geodesic.ts';
import { loadGeos } from '../../../geometry/geos.ts';
import type { Project } from '../../../store/index.ts';
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
    surface_ha: geometry?.type === 'MultiPolygon' ? surface_ha(geometry, methode_surface) : null,
    length_m: geometry?.type === 'MultiLineString' ? length_m(geometry) : null,
  }));
}

function surface_ha(geometry: Geometry, method: ReturnType<Project['settings']>['methode_surface']): number | null {
  const zone = zoneOf(geometry);
  if (method === 'ellipsoide') return ellipsoidArea_m2(geometry) / 10_000;
  return zone && projectionArea_m2(geometry, zone) / 10_000;
}

function length_m(geometry: Geometry): number {
  const { xy } = geometry;
  let length = 0;
  forEachPart(geometry, (start, end) => {
    for (let i = start + 1; i < end; i++) {
      length += geodesicDistance_m(xy[i * 2 - 2] as number, xy[i * 2 - 1] as number, xy[i * 2] as number, xy[i * 2 + 1] as number);
    }
  });
  return length;
}
