/**
 * Files of Territoires d'industrie rarely say in which régions and départements they lie: the programme's list knows, and the map is coloured by it.
 * They name single communes by SIREN, the project by INSEE code.
 */
import type { Row } from '../../../../shared/domain/change.ts';
import { regionOf } from '../../../../shared/domain/regions.ts';
import type { PreparedBatch, PreparedRow } from '../../importers/types.ts';
import type { Reference } from '../../reference/index.ts';

export interface CompletedBatch {
  readonly batch: PreparedBatch;
  /** Record numbers of the territories that got something. */
  readonly rows: readonly number[];
}

/** Fills `regions` and `departements` where the file leaves them empty; a territory is known by its id, else by its name. */
export function completeTerritoires(batch: PreparedBatch, reference: () => Reference): CompletedBatch {
  if (batch.table.table === 'territoire_membres')
    return { batch: { ...batch, rows: batch.rows.map((row) => withInsee(row, reference)) }, rows: [] };
  if (batch.table.table !== 'territoires') return { batch, rows: [] };
  const completed: number[] = [];
  const rows = batch.rows.map((row): PreparedRow => {
    const values = completedValues(row.values, reference());
    if (values !== row.values) completed.push(row.row);
    return values === row.values ? row : { ...row, values };
  });
  return { batch: { ...batch, rows }, rows: completed };
}

/** Stays as it is where the code in force has no commune of that SIREN. */
function withInsee(row: PreparedRow, reference: () => Reference): PreparedRow {
  const { type, code } = row.values;
  if (type !== 'commune' || typeof code !== 'string' || code.length !== 9) return row;
  const insee = reference().communeOfSiren.get(code);
  return insee === undefined ? row : { ...row, values: { ...row.values, code: insee } };
}

function completedValues(values: Row, reference: Reference): Row {
  const { ti_id, nom, regions, departements } = values;
  if (isGiven(regions) && isGiven(departements)) return values;
  const known = find(reference, ti_id) ?? find(reference, nom);
  const found = known ?? { regions: regionsOfId(ti_id), departements: [] };
  const fill = (given: Row[string] | undefined, codes: readonly string[]) =>
    isGiven(given) || codes.length === 0 ? given : codes.join('|');
  const fresh = { regions: fill(regions, found.regions), departements: fill(departements, found.departements) };
  if (fresh.regions === regions && fresh.departements === departements) return values;
  return { ...values, regions: fresh.regions ?? null, departements: fresh.departements ?? null };
}

function isGiven(value: Row[string] | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

function find(reference: Reference, name: Row[string] | undefined) {
  return typeof name === 'string' && name !== '' ? reference.findTerritoire(name) : null;
}

/** The programme numbers its territories `ti-<région><rank>`. */
function regionsOfId(ti_id: Row[string] | undefined): string[] {
  const code = typeof ti_id === 'string' ? /^ti-?(\d{2})\d{2}$/i.exec(ti_id.trim())?.[1] : undefined;
  return code !== undefined && regionOf(code) ? [code] : [];
}
