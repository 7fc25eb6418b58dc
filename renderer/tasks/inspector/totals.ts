type Values = Readonly<Record<string, string | number | boolean | null>>;

export interface Totals {
  /** Sum of the known areas, in hectares; null when none is known. */
  readonly surface_ha: number | null;
  readonly friche_ha: number | null;
  /** Objects whose area is not known: they are left out of the sum, and counted. */
  readonly without: number;
}

export function totalsOf(rows: readonly Values[]): Totals {
  const known = (field: string): number[] => rows.map((row) => row[field]).filter((value): value is number => typeof value === 'number');
  const sum = (numbers: readonly number[]): number | null =>
    numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0);
  const areas = known('surface_ha');
  return { surface_ha: sum(areas), friche_ha: sum(known('friche_ha')), without: rows.length - areas.length };
}
