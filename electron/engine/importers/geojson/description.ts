/** Descriptions of files that people are given beside the files themselves. */

interface Description {
  readonly title?: unknown;
}

/** A Table Schema (https://specs.frictionlessdata.io/table-schema, the CNIG publishes its own so) or a JSON Schema. */
export function isDescription(value: unknown): value is Description {
  if (typeof value !== 'object' || value === null) return false;
  const { $schema, fields } = value as { readonly $schema?: unknown; readonly fields?: unknown };
  if (typeof $schema === 'string' && /json-schema\.org|(table|json)-schema/i.test($schema)) return true;
  return Array.isArray(fields) && fields.length > 0 && fields.every(isField);
}

/** Its title, on one line of at most 120 characters; empty where it has none. */
export function titleOf({ title }: Description): string {
  const line = typeof title === 'string' ? title.replace(/[\p{Cc}\s]+/gu, ' ').trim() : '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function isField(field: unknown): boolean {
  return typeof field === 'object' && field !== null && typeof (field as { readonly name?: unknown }).name === 'string';
}
