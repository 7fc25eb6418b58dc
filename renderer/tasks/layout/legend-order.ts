/** Keys of the sections with one of them a place earlier (−1) or later (1); at the end, as they are. */
export function movedSection(keys: readonly string[], key: string, step: 1 | -1): string[] {
  const result = [...keys];
  const at = result.indexOf(key);
  const other = result[at + step];
  if (at < 0 || other === undefined) return result;
  result[at] = other;
  result[at + step] = key;
  return result;
}
