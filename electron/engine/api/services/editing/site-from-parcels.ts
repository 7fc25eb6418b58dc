import { randomUUID } from 'node:crypto';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { joinPolygons } from '../../../editing/join.ts';
import { settled } from '../../../editing/valid.ts';
import { checkedValues } from '../../edited-values.ts';
import type { Deed } from './deed.ts';
import { addObject, firstValues } from './new-objects.ts';

/** The union of the parcels as a new site, each linked whole. What a declared area would say is not known: it stays empty. */
export const siteFromParcels: Deed<'site-from-parcels'> = (scene, { fids, values }, step) => {
  const { project } = scene;
  if (scene.table !== 'parcelles') throw new EmpriseError('parameter-invalid', { name: 'table', value: scene.table });
  const [first] = scene.chosen(fids);
  if (!first) throw new EmpriseError('edit-empty-result');
  const { plane } = first;
  const parcels = scene.chosen(fids, plane);
  const { figure, slivers } = joinPolygons(
    parcels.map((parcel) => parcel.figure),
    plane,
    scene.geos,
  );
  // refused before a place is looked for in it
  settled(figure, scene.geos);
  step.note('slivers', slivers);
  step.note('disjoint', figure.parts.length > 1 ? figure.parts.length : 0);
  const told = Object.keys(values).length === 0 ? {} : checkedValues(project, 'sites', {}, values);
  const uid = randomUUID();
  step.writeInto('sites');
  step.wrote(addObject(scene, step, 'sites', figure, plane, { uid, ...firstValues(scene, 'sites', figure, plane), ...told }));
  const codes = new Set(project.rowsByKey('parcelles', fids, ['idu']).flatMap(({ idu }) => (typeof idu === 'string' ? [idu] : [])));
  for (const idu of codes) step.add('site_parcelles', { site_uid: uid, idu, part: 1 }, null);
  step.note('without-code', new Set(fids).size - codes.size);
};
