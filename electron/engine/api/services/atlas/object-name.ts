/** What the objects of a layer are called on their page. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import { departementOf, regionOf } from '../../../../../shared/domain/regions.ts';
import type { ExpressionField } from '../../../../../shared/expression/index.ts';

/** Columns that name an object, the first that is filled. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  sites: ['site_nom', 'site_id'],
  terrains: ['terr_id'],
  friches: ['site_nom', 'friche_id'],
  territoires: ['nom', 'ti_id'],
  epci: ['nom', 'siren'],
  communes: ['nom', 'insee'],
};
/** In layers of any fields, best first. */
const USUAL = ['nom', 'name', 'libelle', 'intitule', 'titre', 'title', 'label', 'designation', 'code', 'id'];

export function namingColumns(table: string, fields: readonly ExpressionField[]): string[] {
  const there = new Map(fields.map(({ name }) => [name.toLowerCase(), name]));
  const known = [...(NAMING[table] ?? []), ...USUAL].flatMap((name) => there.get(name) ?? []);
  const first = fields.find(({ name, type }) => type === 'text' && name !== 'uid')?.name;
  return [...new Set([...known, ...(first === undefined ? [] : [first])])];
}

/** « n° 12 » where no column says anything. */
export function nameOf(row: Row, columns: readonly string[], key: number): string {
  for (const column of columns) {
    const words = wordsOf(row[column] ?? null);
    if (words !== '') return words;
  }
  return `n°\u00a0${key}`;
}

/** Codes of régions and départements are called by their names. */
export function nameOfValue(field: string, value: Value): string {
  const words = wordsOf(value);
  if (/^(?:code_?)?reg(?:ion)?$/iu.test(field)) return regionOf(words)?.nom ?? words;
  if (/^(?:code_?)?dep(?:artement)?$/iu.test(field)) return departementOf(words)?.nom ?? words;
  return words;
}

function wordsOf(value: Value): string {
  return value === null || value instanceof Uint8Array ? '' : String(value).replace(/\s+/gu, ' ').trim();
}
