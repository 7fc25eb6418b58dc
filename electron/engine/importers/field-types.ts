import type { SourceField, SourceValue } from './types.ts';

/** Finds the fields of records that declare none, in the order they first appear, with the narrowest type that holds all values seen. */
export class FieldCollector {
  readonly #seen = new Map<string, { text: boolean; real: boolean; integer: boolean; boolean: boolean }>();

  add(values: Readonly<Record<string, SourceValue>>): void {
    for (const name in values) {
      let seen = this.#seen.get(name);
      if (!seen) {
        seen = { text: false, real: false, integer: false, boolean: false };
        this.#seen.set(name, seen);
      }
      const value = values[name];
      if (typeof value === 'number') {
        if (Number.isInteger(value)) seen.integer = true;
        else seen.real = true;
      } else if (typeof value === 'boolean') seen.boolean = true;
      else if (value !== null) seen.text = true;
    }
  }

  list(): SourceField[] {
    return [...this.#seen].map(([name, seen]) => ({ name, type: typeOf(seen) }));
  }
}

function typeOf(seen: { text: boolean; real: boolean; integer: boolean; boolean: boolean }): SourceField['type'] {
  if (seen.text) return 'text';
  if (seen.boolean) return seen.real || seen.integer ? 'text' : 'boolean';
  if (seen.real) return 'real';
  return seen.integer ? 'integer' : 'text';
}
