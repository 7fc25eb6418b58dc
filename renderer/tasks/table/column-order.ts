/** A name one place nearer the beginning (-1) or the end (+1). */
export function moved(names: readonly string[], name: string, by: -1 | 1): readonly string[] {
  const from = names.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= names.length) return names;
  const order = [...names];
  [order[from], order[to]] = [order[to] as string, order[from] as string];
  return order;
}
