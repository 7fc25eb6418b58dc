/** What a planner does with views: keeps them, comes back to them, goes to a place, copies one. */

import type { Bookmark, BookmarkedView } from '../../../shared/domain/views.ts';
import { formatDegrees } from '../../../shared/format/degrees.ts';
import { formatCoordinates } from '../../../shared/format/quantities.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import type { MapCamera } from '../../map/camera.ts';
import { projectExtent, systemFor, toLonLat } from '../../map/projections.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { attempt } from '../attempt.ts';
import { copyToClipboard } from '../clipboard.ts';
import { nameOfView } from './bookmark-names.ts';
import { activeMap } from './maps.ts';

/** The view of the map the planner is on; null before there is one. */
export function presentView(): BookmarkedView | null {
  const camera = activeMap()?.camera;
  if (!camera) return null;
  const { centre, scaleDenominator } = camera.state();
  return { epsg: camera.epsg, centre: [centre[0], centre[1]], scaleDenominator };
}

/** What a bookmark of the present view would be called: « Vue de Chalon-sur-Saône ». */
export async function proposedName(text: Translate): Promise<string> {
  const view = presentView();
  const lonLat = view && toLonLat(view.centre, view.epsg);
  if (!view || !lonLat) return text('views.unnamed');
  const place = await call('views/place', { longitude: lonLat[0], latitude: lonLat[1] }).catch(() => null);
  return nameOfView(place, view.scaleDenominator, text);
}

/** Ids of the layers shown, for a bookmark that keeps them. */
function shownLayers(): string[] {
  const { project } = useProject.getState();
  return [...(project?.layers ?? []), ...(project?.views ?? [])].flatMap((layer) =>
    layer.visible && layer.geometry !== null && layer.count > 0 ? [layer.id] : [],
  );
}

export async function keepView(name: string, withLayers: boolean): Promise<void> {
  const view = presentView();
  if (!view) return;
  await attempt(async () => {
    const bookmark = await call('views/keep-bookmark', { name, view, layers: withLayers ? shownLayers() : null });
    useNotices.getState().toast('views.kept', { name: bookmark.name });
  });
}

/** Comes to a bookmark, and shows its layers where it keeps them. */
export async function goToBookmark({ id, view, layers }: Bookmark): Promise<void> {
  useView.getState().set({ mode: 'carte' });
  activeMap()?.camera.goTo(view);
  if (layers !== null && !useProject.getState().project?.readOnly) await attempt(() => call('views/show-bookmark-layers', { id }));
}

export async function replaceView({ id, layers }: Bookmark): Promise<void> {
  const view = presentView();
  if (view) await attempt(() => call('views/change-bookmark', { id, view, ...(layers === null ? {} : { layers: shownLayers() }) }));
}

export async function renameBookmark({ id }: Bookmark, name: string): Promise<void> {
  await attempt(() => call('views/change-bookmark', { id, name }));
}

export async function moveBookmark({ id }: Bookmark, to: number): Promise<void> {
  await attempt(() => call('views/move-bookmark', { id, to }));
}

export async function removeBookmark({ id, name }: Bookmark): Promise<void> {
  await attempt(async () => {
    await call('views/remove-bookmark', { id });
    useNotices.getState().toast('views.removed', { name }, 'ok', 'history/undo');
  });
}

/** Centres a map on a place in degrees, in the system of its zone; the scale stays where none is given. */
export function comeTo(camera: MapCamera, longitude: number, latitude: number, scaleDenominator: number | null): void {
  const here = [longitude, latitude, longitude, latitude] as const;
  const epsg = systemFor(here, camera.epsg);
  const at = projectExtent(here, epsg);
  if (at) camera.goTo({ epsg, centre: [at[0], at[1]], scaleDenominator });
}

/** A place as it is shown and copied: in the system of the map, then in degrees. */
export function placeTexts(at: readonly [number, number], epsg: number): { readonly metres: string; readonly degrees: string } {
  const { language } = usePreferences.getState();
  const lonLat = toLonLat(at, epsg);
  return {
    metres: formatCoordinates(at[0], at[1], language, 1),
    degrees: lonLat ? formatDegrees(lonLat[0], lonLat[1], language, useMapViews.getState().degrees) : '',
  };
}

/** The place under the pointer, or else the centre of the map, onto the clipboard. */
export function copyPlace(): void {
  const { pointer, centre, epsg } = useView.getState().readout;
  const at = pointer ?? centre;
  if (!at) return;
  const { metres, degrees } = placeTexts(at, epsg);
  const words = `${metres} (EPSG:${epsg}) · ${degrees}`;
  const isCopied = copyToClipboard({ 'text/plain': words });
  useNotices.getState().toast(isCopied ? 'views.copied' : 'views.not-copied', { place: words }, isCopied ? 'ok' : 'warning');
}
