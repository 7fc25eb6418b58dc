/** Whether two parts of a drawing are the same, number for number. */
export function sameNode(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) || Array.isArray(a)) {
    const [one, other] = [a as ArrayLike<unknown>, b as ArrayLike<unknown>];
    if (!(ArrayBuffer.isView(b) || Array.isArray(b)) || one.length !== other.length) return false;
    for (let i = 0; i < one.length; i++) if (!sameNode(one[i], other[i])) return false;
    return true;
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key) => sameNode((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
