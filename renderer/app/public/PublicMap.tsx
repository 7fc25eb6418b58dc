import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { RankingLayer } from '../../map/layers/ranking-layer.ts';
import { MapCanvas } from '../../map/MapCanvas.tsx';
import type { MapListeners, MapView } from '../../map/map-view.ts';
import { useDrawnLayers } from '../../state/project.ts';
import { useSelectOptions } from '../../state/select-options.ts';
import { editingDesk } from '../../tasks/editing/desk.ts';
import type { PublicState } from '../../tasks/workshop/public/state.ts';
import { useText } from '../../ui/text.tsx';
import { TILE_CALLS } from '../tile-calls.ts';

const NOTHING = {} as const;
/** Words of the rings, for the last row of chairs. */
const LETTERS = 1.5;
const still = (): void => undefined;
const LISTENERS: MapListeners = {
  loadGeometry: (request) => call('layers/geometry', request),
  tiles: TILE_CALLS,
  ...{ selected: still, hovered: still, moved: still, pointed: still, layerState: still, classesCounted: still },
  ...{ toolFinished: still, toolTold: still, systemWanted: still },
  toolWishes: () => useSelectOptions.getState(),
  editing: editingDesk,
};

/** The map of the room: the layers of the project, rings by rank, the view of the facilitator. Nobody touches it. */
export function PublicMap({ state }: { state: PublicState }) {
  const text = useText();
  const layers = useDrawnLayers();
  const view = useRef<MapView | null>(null);
  const rings = useRef<RankingLayer | null>(null);
  if (!rings.current) rings.current = new RankingLayer();
  const layer = rings.current;
  const { places, theme, camera } = state;
  const onReady = useCallback(
    (made: MapView | null) => {
      view.current = made;
      made?.attach(layer.part);
    },
    [layer],
  );
  useEffect(
    () =>
      on('tiles/changed', (damage) => {
        TILE_CALLS.forget(damage.table);
        view.current?.damage(damage);
      }),
    [],
  );
  useEffect(() => layer.setLook(theme, (rank) => text('workshop.ordinal', { rank }), LETTERS), [layer, theme, text]);
  useLayoutEffect(
    () => layer.show(places.map((one) => ({ fid: one.fid, name: one.name, place: one.place, rank: one.rank }))),
    [layer, places],
  );
  const [x, y, denominator] = [camera?.centre[0], camera?.centre[1], camera?.scaleDenominator];
  const epsg = camera?.epsg ?? 2154;
  useEffect(() => {
    if (x !== undefined && y !== undefined && denominator !== undefined)
      view.current?.camera.goTo({ epsg, centre: [x, y], scaleDenominator: denominator });
  }, [x, y, denominator, epsg]);
  return (
    <div className="public-map" inert>
      <MapCanvas
        layers={layers}
        activeTable={null}
        epsg={epsg}
        theme={theme}
        selection={NOTHING}
        hover={null}
        tool="select"
        covered={0}
        coveredAbove={0}
        label={text('canvas.title')}
        testId="public-map"
        listeners={LISTENERS}
        onReady={onReady}
      />
    </div>
  );
}
