/** Going to what was found: objects are selected and shown whole, places get a mark. */
import type { Found } from '../../../shared/domain/search.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { placeMarker } from '../../map/marker.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { comeTo } from '../../tasks/views/actions.ts';
import { theMap } from '../map-handle.ts';

/** Degrees on either side of a place: about 400 m, which shows the blocks around an address. */
const AROUND = 0.004;
let removeMark: (() => void) | null = null;

export async function goToFound(found: Found, how: 'replace' | 'add' = 'replace'): Promise<void> {
  const { table, fid } = found;
  useView.getState().set({ mode: 'carte' });
  if (table === null || fid === null) {
    if (found.extent) theMap()?.fit(found.extent);
    return;
  }
  try {
    const { extent } = await call('object/get', { table, fid });
    useView.getState().set({ table, inspectorOpen: true });
    if (how === 'add') useSelection.getState().add(table, [fid], 'palette');
    else useSelection.getState().select(table, [fid], 'palette');
    if (extent) theMap()?.fit(extent);
    keepFocus();
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** The palette gives the focus back to what had it; where nothing had it, the map takes it. */
function keepFocus(): void {
  if (document.activeElement === document.body) theMap()?.focus();
}

export async function zoomToFound(found: Found): Promise<void> {
  useView.getState().set({ mode: 'carte' });
  const { table, fid } = found;
  try {
    const extent = table !== null && fid !== null ? (await call('object/get', { table, fid })).extent : found.extent;
    if (extent) theMap()?.fit(extent);
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** `scaleDenominator`: that scale with the place in the middle, null the present one; else what lies around it. */
export function goToPlace(longitude: number, latitude: number, scaleDenominator?: number | null): void {
  useView.getState().set({ mode: 'carte' });
  clearMark();
  const map = theMap();
  if (!map) return;
  if (scaleDenominator === undefined) map.fit([longitude - AROUND, latitude - AROUND, longitude + AROUND, latitude + AROUND]);
  else comeTo(map.camera, longitude, latitude, scaleDenominator);
  removeMark = map.attach(placeMarker([longitude, latitude]));
  keepFocus();
}

/** True where there was one to take away. */
export function clearMark(): boolean {
  const had = removeMark !== null;
  removeMark?.();
  removeMark = null;
  return had;
}
