/** The classes of a style that stand for something in the layer. Pure. */
import { compileStyle, type StyleClass } from '../../../shared/cartography/style-rules.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';

export interface PresentClass {
  readonly label: string;
  readonly symbolisation: StyleClass['symbolisation'];
  /** Objects of the class; null while the layer is not loaded. */
  readonly count: number | null;
}

/** `counts`: objects by class of the style; without them all classes are taken to be there. Classes that bear one label are one entry. */
export function presentClasses(style: LayerStyle, counts: readonly number[] | null): PresentClass[] {
  const { classes } = compileStyle(style);
  const known = counts !== null && counts.length === classes.length ? counts : null;
  const entries = new Map<string, PresentClass>();
  classes.forEach(({ label, symbolisation }, index) => {
    const count = known ? (known[index] ?? 0) : null;
    if (label === null || count === 0) return;
    const same = entries.get(label);
    entries.set(
      label,
      same ? { ...same, count: same.count === null || count === null ? null : same.count + count } : { label, symbolisation, count },
    );
  });
  return [...entries.values()];
}
