/** Sizes of the frame that code reckons with (tokens.css has the same), and where the inspector lies over the map. */
import { useSyncExternalStore } from 'react';
import { useRestore } from '../state/restore.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';

export const LAYERS_WIDTH = 276;
export const INSPECTOR_WIDTH = 348;
export const FOLDED_TABLE = 38;
export const STATUS_HEIGHT = 26;
/** What a table drawn high leaves of the map. */
export const MAP_LEAST = 200;
const narrowWindow = window.matchMedia('(max-width: 1279px)');

function watchNarrow(changed: () => void): () => void {
  narrowWindow.addEventListener('change', changed);
  return () => narrowWindow.removeEventListener('change', changed);
}

/** `narrow`: the inspector lies over the map instead of beside it; `covered`: pixels of the map under it now. */
export function useCovering(): { readonly narrow: boolean; readonly covered: number } {
  const narrow = useSyncExternalStore(watchNarrow, () => narrowWindow.matches);
  const open = useView((view) => view.inspectorOpen && view.mode === 'carte');
  const chosen = useSelection((selection) => selection.fids.length > 0);
  const other = useView((view) => view.historyOpen || view.styling !== null);
  const comparing = useRestore((store) => store.comparing !== null);
  const filled = chosen || other || comparing;
  return { narrow, covered: narrow && open && filled ? INSPECTOR_WIDTH : 0 };
}
