/** Territoires d'industrie are lists of EPCI, communes and EPT: who belongs to one follows from the list, not from a drawn outline. */
import type { TerritoireMembre } from './input.ts';

export class Composition {
  readonly #members = new Map<string, string>();
  readonly #territories = new Set<string>();

  constructor(membres: readonly TerritoireMembre[]) {
    for (const { ti_id, type, code } of membres) {
      this.#members.set(`${type} ${code}`, ti_id);
      this.#territories.add(ti_id);
    }
  }

  /** Territory of a commune, EPT or EPCI, or null. */
  of(type: TerritoireMembre['type'], code: string | null): string | null {
    return code === null ? null : (this.#members.get(`${type} ${code}`) ?? null);
  }

  /** Territories whose members are known. */
  knows(ti_id: string): boolean {
    return this.#territories.has(ti_id);
  }
}
