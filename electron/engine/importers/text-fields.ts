/** Types of fields whose values are all text (KML, GPX): what a table of the same texts would be given. */
import { columnTypes } from './table/column-types.ts';
import type { SourceField, SourceValue } from './types.ts';

const VALUES_LOOKED_AT = 5000;

export class TextFields {
  readonly #seen = new Map<string, string[]>();

  add(values: Readonly<Record<string, SourceValue>>): void {
    for (const name in values) {
      let seen = this.#seen.get(name);
      if (!seen) {
        seen = [];
        this.#seen.set(name, seen);
      }
      const value = values[name];
      if (typeof value === 'string' && seen.length < VALUES_LOOKED_AT) seen.push(value);
    }
  }

  /** `declared`: what the file says of some; a number that loses its leading zero as one stays text whatever is declared. */
  list(declared: ReadonlyMap<string, SourceField['type']> = new Map()): SourceField[] {
    return [...this.#seen].map(([name, values]) => {
      const said = declared.get(name);
      const shown =
        columnTypes(
          [name],
          values.map((value) => [value]),
        )[0] ?? 'text';
      if (said === undefined) return { name, type: shown };
      return { name, type: (said === 'integer' || said === 'real') && shown === 'text' && values.length > 0 ? 'text' : said };
    });
  }
}
