/** Small pieces of SQL text. Values never enter SQL text: they are bound. */

/** An identifier between double quotes. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quotedList(names: readonly string[], prefix = ''): string {
  return names.map((name) => prefix + quoted(name)).join(', ');
}

export function placeholders(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

/** GeoPackage DATETIME: UTC, milliseconds, Z (Req 5). */
export function timestamp(date: Date): string {
  return date.toISOString();
}
