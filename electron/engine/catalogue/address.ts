/** From an entry and its values to the address asked for and the name of the file kept. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';

export type Values = Readonly<Record<string, string>>;
const PLACE = /\{([a-z]+)\}/g;
const LONGEST_NAME = 120;

/** The values of the entry's parameters, in their order, spaces around them taken off. Throws `catalogue-value-invalid`. */
export function checkedValues({ parameters }: CatalogueEntry, given: Values): Values {
  const unknown = Object.keys(given).find((name) => !parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined) {
    const examples = parameters.map(({ name, example = '…' }) => `${name}=${example}`).join(', ') || '–';
    throw new EmpriseError('catalogue-value-invalid', { field: unknown, value: given[unknown] ?? '', examples });
  }
  return Object.fromEntries(
    parameters.map(({ name, choices, pattern, example }) => {
      const value = (given[name] ?? '').trim();
      const isListed = choices === undefined || choices.some((choice) => choice.value === value);
      const isLike = pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value);
      if (value === '' || !isListed || !isLike) {
        const examples = choices?.map((choice) => choice.value).join(', ') ?? example ?? '…';
        throw new EmpriseError('catalogue-value-invalid', { field: name, value, examples });
      }
      return [name, value];
    }),
  );
}

/** `values` as checked. */
export function addressOf(entry: CatalogueEntry, values: Values): URL {
  return new URL(entry.address.replace(PLACE, (_, name: string) => encodeURIComponent(values[name] ?? '')));
}

/** A plain file name, whatever the values hold. */
export function fileNameOf(entry: CatalogueEntry, values: Values): string {
  const name = entry.file.replace(PLACE, (_, place: string) => values[place] ?? '');
  return (
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(-LONGEST_NAME) || 'source'
  );
}

/** Whether an entry somebody wrote can be used at all: an http(s) address, places that are parameters, patterns that are regular expressions. */
export function isSound(entry: CatalogueEntry): boolean {
  const names = new Set(entry.parameters.map(({ name }) => name));
  const places = [...`${entry.address} ${entry.file}`.matchAll(PLACE)].map(([, name]) => name ?? '');
  try {
    for (const { pattern } of entry.parameters) if (pattern !== undefined) new RegExp(pattern);
    const { protocol, username } = addressOf(entry, {});
    // a value must not choose the host
    const host = /^https?:\/\/[^/?#{}]+(?:[/?#]|$)/.test(entry.address);
    const isWhole = entry.protocol === 'file' || entry.typeName !== undefined;
    return host && isWhole && username === '' && /^https?:$/.test(protocol) && places.every((name) => names.has(name));
  } catch {
    return false;
  }
}
