/** Parts of a parcel that was cut: what they are called until the cadastre numbers them, and the sites whose ground they are. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import type { EditStep } from './edit-step.ts';
import type { Scene } from './scene.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Identifier of the parcel and the first letter that is free: `91216000AB0037` → `91216000AB0037a`. It is not one of the cadastre (fourteen characters, four
 * figures last), so that nobody takes it for one. A part that is cut again takes the next letter of the parcel. Null for a parcel without identifier.
 */
export function partCode(scene: Scene, code: Value): string | null {
  if (typeof code !== 'string' || code === '') return null;
  const parcel = code.replace(/[a-z]+$/, '');
  const isTaken = (candidate: string): boolean =>
    scene.keys.has(`parcelles ${candidate}`) || scene.project.count('parcelles', { where: { sql: 'idu = ?', params: [candidate] } }) > 0;
  for (let number = 0; ; number++) {
    const candidate = `${parcel}${suffix(number)}`;
    if (isTaken(candidate)) continue;
    scene.keys.add(`parcelles ${candidate}`);
    return candidate;
  }
}

/** a … z, aa, ab … */
function suffix(number: number): string {
  const rest = Math.floor(number / LETTERS.length);
  return `${rest === 0 ? '' : suffix(rest - 1)}${LETTERS[number % LETTERS.length]}`;
}

/** What the cadastre says of the whole is not said of a part: the contenance stays with the parcel that keeps the identifier. */
export const partValues = (scene: Scene, values: Row, parcel: Value): Row => ({
  ...values,
  idu: partCode(scene, parcel),
  contenance_m2: null,
});

/** A site that held the whole parcel holds the whole of each part; of one that held some of it, nobody knows which. */
export function followParts(scene: Scene, step: EditStep, parcel: Value, parts: readonly Value[]): void {
  const codes = parts.filter((part): part is string => typeof part === 'string');
  if (typeof parcel !== 'string' || codes.length === 0) return;
  for (const { id, site_uid, part } of scene.project.rows('site_parcelles', { where: { sql: 'idu = ?', params: [parcel] } })) {
    const share = part === 1 ? 1 : null;
    if (share === null && part !== null) step.change('site_parcelles', [{ id: id as Value, part: null }]);
    for (const idu of codes) step.add('site_parcelles', { site_uid: site_uid as Value, idu, part: share }, null);
  }
}
