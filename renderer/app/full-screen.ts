/** The map alone on the whole screen: F11 or the command, Escape leaves. The panels come back as they were. */
import { shellCall } from '../engine/shell.ts';
import { useMapViews } from '../state/map-views.ts';
import { useView } from '../state/view.ts';
import { activeMap } from '../tasks/views/maps.ts';

export function setFullScreen(fullScreen: boolean): void {
  if (useMapViews.getState().fullScreen === fullScreen) return;
  if (fullScreen) useView.getState().set({ mode: 'carte' });
  useMapViews.getState().set({ fullScreen });
  // the panels go, and the focus with them: on the map, Escape leaves at the first press
  if (fullScreen) requestAnimationFrame(() => activeMap()?.focus());
  // where the system refuses, the map still has the whole window
  void shellCall('fullScreen', { on: fullScreen }).catch(() => undefined);
}

/** The system has left it, or entered it from its own menu. */
export function followFullScreen(isOn: boolean): void {
  if (!isOn && useMapViews.getState().fullScreen) useMapViews.getState().set({ fullScreen: false });
}
