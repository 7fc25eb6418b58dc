/** Parcels by their identifier, through the index of `idu`: a million of them are never passed. */
import type { Found } from '../../../../../shared/domain/search.ts';
import type { ParcelQuery } from '../../../../../shared/search/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { departementOf } from './named-objects.ts';

export const TABLE = 'parcelles';
export const COLUMN = 'idu';
export const CODE_LENGTH = 5;
/** Préfixe of nearly all parcels. */
const USUAL = '000';
/** A parcel without its commune is looked for in that many. */
const MOST_COMMUNES = 3000;
const FEW = 5;

/** `communesNamed`: codes of the communes that answer to words, null: all that have parcels. `nameOf`: of a commune by its code. */
export function findParcels(
  project: ProjectReader,
  query: ParcelQuery,
  most: number,
  communesNamed: (words: string | null) => readonly string[],
  nameOf: (insee: string) => string | null,
): Found[] {
  if (!project.hasTable(TABLE)) return [];
  const whole = query.number !== null;
  const communes =
    query.commune !== null
      ? [query.commune.toUpperCase()]
      : query.communeWords !== null
        ? communesNamed(query.communeWords)
        : communesNamed(null).slice(0, MOST_COMMUNES);
  const ending = `${query.section ?? ''}${query.number ?? ''}`;
  const find = (beginnings: readonly string[], more: { ending?: string } = {}) =>
    project.codesBeginning(TABLE, { column: COLUMN, beginnings, most, ...more });
  let hits = find(communes.map((commune) => `${commune}${query.prefix ?? USUAL}${ending}`));
  // another préfixe: the parcels of a commune are passed, where it is known
  if (hits.length === 0 && whole && query.prefix === null && communes.length <= FEW) hits = find(communes, { ending });
  const rows = project.rowsByKey(
    TABLE,
    hits.map(({ key }) => key),
    ['contenance_m2'],
  );
  return hits.map(({ key, code }, index): Found => {
    const area = rows[index]?.['contenance_m2'];
    return {
      kind: 'parcelle',
      table: TABLE,
      fid: key,
      code,
      name: parcelName(code),
      commune: nameOf(code.slice(0, CODE_LENGTH)),
      departement: departementOf(code.slice(0, CODE_LENGTH)),
      surface_ha: typeof area === 'number' ? area / 10_000 : null,
      maturite: null,
      extent: null,
      rank: whole ? 0 : 1,
    };
  });
}

/** « AB 12 », with the préfixe where it is not the usual one. */
function parcelName(idu: string): string {
  const prefix = idu.slice(5, 8);
  const section = idu.slice(8, 10).replace(/^0/, '');
  const number = idu.slice(10).replace(/^0+(?=\d)/, '');
  return [prefix === USUAL ? '' : prefix, section, number].filter((part) => part !== '').join(' ');
}
