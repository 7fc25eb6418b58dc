import { MapPinned, Minus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PackedLayer } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import type { MapCamera } from '../../map/camera.ts';
import { OverviewView } from '../../map/overview-view.ts';
import type { Extent4 } from '../../map/projections.ts';
import { runCommand } from '../../state/commands.ts';
import { sharesCamera, useMapViews } from '../../state/map-views.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useLayers } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { mapOf, onMapsChanged } from './maps.ts';
import { backgroundOf } from './overview-background.ts';

/** Grid of the outlines, in metres: a pixel of the small picture is kilometres wide. */
const CELL_M = 250;

/** The small map in the corner; folded, a button in its place. */
export function Overview({ extent }: { extent: Extent4 | null }) {
  const text = useText();
  const open = useMapViews((views) => views.overview);
  if (!open) {
    return (
      <div className="overview folded">
        <IconButton icon={MapPinned} placement="left" label={text('views.show-overview')} onPress={() => runCommand('map/overview')} />
      </div>
    );
  }
  return (
    <div className="overview" data-testid="overview">
      <OverviewCanvas extent={extent} />
      <IconButton compact icon={Minus} placement="left" label={text('views.hide-overview')} onPress={() => runCommand('map/overview')} />
    </div>
  );
}

function OverviewCanvas({ extent }: { extent: Extent4 | null }) {
  const target = useRef<HTMLDivElement>(null);
  const rectangle = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<OverviewView | null>(null);
  const epsg = useView((now) => now.readout.epsg);
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const background = useBackground(epsg);
  const camera = useWatchedCamera();
  useEffect(() => {
    if (!target.current || !rectangle.current) return;
    const made = new OverviewView(target.current, rectangle.current);
    setView(made);
    return () => {
      setView(null);
      made.dispose();
    };
  }, []);
  useEffect(() => view?.update({ background, extent, epsg, theme }), [view, background, extent, epsg, theme]);
  useEffect(() => view?.watch(camera), [view, camera]);
  // the arrows of the map do the same from the keyboard
  return (
    <div ref={target} className="overview-canvas" aria-hidden="true">
      <div ref={rectangle} className="overview-rectangle" />
    </div>
  );
}

/** Of the map the planner is on. */
function useWatchedCamera(): MapCamera | null {
  const side = useMapViews((views) => (views.active === 'second' && !sharesCamera(views) ? 'second' : 'first'));
  const [camera, setCamera] = useState<MapCamera | null>(null);
  useEffect(() => {
    const read = (): void => setCamera((mapOf(side) ?? mapOf('first'))?.camera ?? null);
    read();
    return onMapsChanged(read);
  }, [side]);
  return camera;
}

/** Outlines of the territories of the project, coarse; null where it has none that are few enough. */
function useBackground(epsg: number): PackedLayer | null {
  const layer = backgroundOf(useLayers());
  const [packed, setPacked] = useState<PackedLayer | null>(null);
  const table = layer?.table ?? null;
  const revision = layer?.revision ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the table has changed
  useEffect(() => {
    setPacked(null);
    if (table === null) return;
    let current = true;
    void call('layers/geometry', { table, epsg, cell_m: CELL_M })
      .then((answer) => current && setPacked(answer))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [table, epsg, revision]);
  return packed;
}
