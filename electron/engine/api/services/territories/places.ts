/** Départements, régions and people of a list of communes, by the official list. */
import { departementOfCommune } from '../../../../../shared/domain/regions.ts';
import type { Reference } from '../../../reference/index.ts';

/** The most peopled first. */
export function departementsOf(communes: readonly string[], reference: Reference): string[] {
  const people = new Map<string, number>();
  for (const insee of communes) {
    const known = reference.communes.get(insee);
    const code = known?.departement ?? departementOfCommune(insee)?.code;
    if (code !== undefined) people.set(code, (people.get(code) ?? 0) + (known?.population ?? 0));
  }
  return [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}

export function regionsOf(departements: readonly string[], reference: Reference): string[] {
  return [...new Set(departements.flatMap((code) => reference.departements.get(code)?.region ?? []))];
}

/** Null where the people of one commune are not known. */
export function peopleOf(communes: readonly string[], reference: Reference): number | null {
  let total = 0;
  for (const insee of communes) {
    const people = reference.communes.get(insee)?.population ?? null;
    if (people === null) return null;
    total += people;
  }
  return communes.length === 0 ? null : total;
}
