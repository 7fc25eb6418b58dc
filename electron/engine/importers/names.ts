/** Names as people vary them: accents, case, typographic apostrophes, ligatures and separators folded away. */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('²', '2')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** Each name once: a repeated one gets a number. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  /** The number the next of a name gets: counting from 2 each time would take hours for columns that are all called alike. */
  const next = new Map<string, number>();
  return names.map((name) => {
    let unique = name;
    let n = next.get(name) ?? 2;
    for (; seen.has(unique); n++) unique = `${name}_${n}`;
    next.set(name, n);
    seen.add(unique);
    return unique;
  });
}
