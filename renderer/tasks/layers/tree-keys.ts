/** Keyboard of a tree (WAI-ARIA): where the focus goes and what happens, from the list of its visible rows. */
export interface TreeRow {
  readonly key: string;
  readonly level: 1 | 2;
  /** null = nothing to open. */
  readonly expanded: boolean | null;
}

export type TreeAction =
  | { readonly do: 'focus'; readonly key: string }
  | { readonly do: 'toggle'; readonly key: string }
  | { readonly do: 'check'; readonly key: string }
  | { readonly do: 'activate'; readonly key: string };

export function treeAction(pressed: string, rows: readonly TreeRow[], current: string): TreeAction | null {
  const index = rows.findIndex((row) => row.key === current);
  const row = rows[index];
  if (!row) return null;
  const focus = (target: TreeRow | undefined): TreeAction | null => (target ? { do: 'focus', key: target.key } : null);
  switch (pressed) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (row.expanded === false) return { do: 'toggle', key: row.key };
      return row.expanded ? focus(rows[index + 1]) : null;
    case 'ArrowLeft':
      if (row.expanded && row.level === 1) return { do: 'toggle', key: row.key };
      if (row.expanded) return { do: 'toggle', key: row.key };
      return focus(rows.slice(0, index).findLast((other) => other.level < row.level));
    case ' ':
      return { do: 'check', key: row.key };
    case 'Enter':
      return { do: 'activate', key: row.key };
    default:
      return null;
  }
}
