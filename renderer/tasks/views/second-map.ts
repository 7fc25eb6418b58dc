/** The second map's own choice: shown at once, kept in the project under undo. */
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';

type SecondShown = Pick<ReturnType<typeof useMapViews.getState>, 'secondLayers' | 'secondBaseMaps'>;

/** Shown at once, then kept in the project; a project that cannot be written shows it all the same. */
export async function showOnSecond(change: Partial<SecondShown>): Promise<void> {
  const { secondLayers, secondBaseMaps, set } = useMapViews.getState();
  set(change);
  if (useProject.getState().project?.readOnly) return;
  const wanted = { secondLayers, secondBaseMaps, ...change };
  try {
    await call('views/change-second-map', {
      layers: wanted.secondLayers && [...wanted.secondLayers],
      baseMaps: wanted.secondBaseMaps && [...wanted.secondBaseMaps],
    });
  } catch (error) {
    set({ secondLayers, secondBaseMaps });
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** What the project keeps, once it is open and after each undo. */
export async function readSecondMap(): Promise<void> {
  const { layers, baseMaps } = await call('views/second-map', {});
  const { secondLayers, secondBaseMaps, set } = useMapViews.getState();
  if (!sameIds(secondLayers, layers)) set({ secondLayers: layers });
  if (!sameIds(secondBaseMaps, baseMaps)) set({ secondBaseMaps: baseMaps });
}

const sameIds = (a: readonly string[] | null, b: readonly string[] | null): boolean => JSON.stringify(a) === JSON.stringify(b);
