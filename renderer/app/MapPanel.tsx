import { type PointerEvent, useCallback, useEffect, useRef } from 'react';
import { call } from '../engine/call.ts';
import { on } from '../engine/events.ts';
import { refusalOf } from '../engine/refusal.ts';
import { baseMapPart } from '../map/layers/base-map-part.ts';
import { MapCanvas } from '../map/MapCanvas.tsx';
import type { MapInput, MapListeners, MapView } from '../map/map-view.ts';
import { legalEpsg } from '../map/projections.ts';
import { useEditing } from '../state/editing.ts';
import { MAP_SIDES, sharesCamera, useMapViews } from '../state/map-views.ts';
import { usePreferences } from '../state/preferences.ts';
import { useDrawnLayers, useLayers, useProject } from '../state/project.ts';
import { useSelectOptions } from '../state/select-options.ts';
import { useSelection } from '../state/selection.ts';
import { countOf } from '../state/selection-sets.ts';
import { useView } from '../state/view.ts';
import { baseMapFeed } from '../tasks/base-maps/feed.ts';
import { editingDesk } from '../tasks/editing/desk.ts';
import { EditingBar } from '../tasks/editing/EditingBar.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import '../tasks/views/views.css';
import { mapOf, mirrorPointer, putMap } from '../tasks/views/maps.ts';
import { Overview } from '../tasks/views/Overview.tsx';
import { useText } from '../ui/text.tsx';
import { EmptyProject } from './EmptyProject.tsx';
import { HoverCard } from './HoverCard.tsx';
import { MapControls } from './MapControls.tsx';
import { MapParts } from './MapParts.tsx';
import { theMap } from './map-handle.ts';
import { RankingOnMap } from './RankingOnMap.tsx';
import { SecondMap, takeOver, useMapFrame, useViewsOfProject } from './SecondMap.tsx';
import { ToolHint } from './ToolHint.tsx';
import { ToolPanels } from './ToolPanels.tsx';
import { TILE_CALLS } from './tile-calls.ts';
import { useTool } from './tool.ts';
import { toldByTool } from './tool-messages.ts';
import { extentOfLayers } from './view-system.ts';

/** With the fields of a tool: what is shown whole stands below it. */
const EDITING_BAR_HEIGHT = 126;

/** Joins the map to the stores: what it shows comes from them, what happens on it goes to them. */
export function MapPanel({ hidden, empty, covered }: { hidden: boolean; empty: boolean; covered: number }) {
  const text = useText();
  const editing = useEditing((store) => store.on);
  const layers = useLayers();
  const drawn = useDrawnLayers();
  const generation = useProject((store) => store.generation);
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const { table, primary, origin, hover, sets } = useSelection();
  const activeTable = useView((view) => view.table);
  const epsg = useView((view) => view.readout.epsg);
  const tool = useTool((store) => store.tool);
  const inWorkshop = useView((view) => view.mode === 'atelier');

  // a project of Réunion opens in its own legal projection
  const seen = useRef(-1);
  const extent = extentOfLayers(layers);
  const hasExtent = extent !== null;
  if (seen.current !== generation && hasExtent) {
    seen.current = generation;
    const legal = legalEpsg(extent);
    if (legal !== epsg) queueMicrotask(() => useView.getState().setReadout({ epsg: legal }));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new project forgets the camera
  useEffect(() => {
    TILE_CALLS.forget(null);
    theMap()?.reset();
    mapOf('second')?.reset();
  }, [generation]);
  useEffect(
    () =>
      on('tiles/changed', (damage) => {
        TILE_CALLS.forget(damage.table);
        for (const side of MAP_SIDES) mapOf(side)?.damage(damage);
      }),
    [],
  );
  useViewsOfProject();

  // chosen elsewhere: come to it, without zooming
  useEffect(() => {
    if (table === null || primary === null || origin === 'map') return;
    let current = true;
    void call('object/get', { table, fid: primary })
      .then((sheet) => current && sheet.extent && theMap()?.reveal(sheet.extent))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [table, primary, origin]);

  const listeners: MapListeners = {
    loadGeometry: (request) => call('layers/geometry', request),
    tiles: TILE_CALLS,
    selected: (picked, objects, mode) => {
      const store = useSelection.getState();
      const [first] = objects;
      if (picked === null) store.clear('map');
      else if (mode === 'toggle' && first !== undefined) store.toggle(picked, first, 'map');
      else if (mode === 'add') store.add(picked, objects, 'map');
      else store.select(picked, objects, 'map');
      if (picked !== null) useView.getState().set({ table: picked });
    },
    hovered: (object) => useSelection.getState().setHover(object),
    moved: (camera) => {
      const views = useMapViews.getState();
      if (views.active === 'first' || sharesCamera(views)) useView.getState().setReadout(camera);
    },
    pointed: (pointer) => {
      useView.getState().setReadout({ pointer });
      mirrorPointer('first', pointer);
    },
    layerState: (name, state) => {
      const shown = typeof state === 'string' ? state : { error: errorText(state.error, text) };
      useView.getState().setLayerState(name, shown);
    },
    classesCounted: (name, counts) => useView.getState().setClassCounts(name, counts),
    toolFinished: () => useTool.getState().set('select'),
    toolTold: toldByTool,
    toolWishes: () => useSelectOptions.getState(),
    editing: editingDesk,
    systemWanted: (wanted) => useView.getState().setReadout({ epsg: wanted }),
  };
  const onReady = useCallback((view: MapView | null) => {
    putMap('first', view);
    view?.attach(baseMapPart(baseMapFeed));
  }, []);
  const arrangement = useMapViews((views) => views.arrangement);
  const frame = useMapFrame();
  const isSplit = arrangement === 'split';
  const input: MapInput = {
    layers: drawn,
    activeTable,
    epsg,
    theme,
    selection: sets,
    hover,
    tool,
    covered,
    coveredAbove: editing ? EDITING_BAR_HEIGHT : 0,
  };
  const sites = layers.find((layer) => layer.kind === 'sites')?.count ?? 0;
  return (
    <section className="map-panel" data-region="map" aria-label={text('canvas.title')} hidden={hidden} onPointerMove={followPointer}>
      <div {...frame}>
        <div className="map-slot first" onPointerDownCapture={() => takeOver('first')} onFocusCapture={() => takeOver('first')}>
          <MapCanvas
            {...input}
            covered={isSplit ? 0 : covered}
            label={text('canvas.label', { sites, selected: countOf(sets) })}
            listeners={listeners}
            onReady={onReady}
          />
        </div>
        {arrangement !== 'single' && <SecondMap input={input} listeners={listeners} />}
      </div>
      <MapParts />
      <RankingOnMap />
      <MapControls />
      {!empty && !inWorkshop && <Overview extent={extent} />}
      <HoverCard />
      <ToolHint />
      <ToolPanels />
      {!inWorkshop && <EditingBar tool={tool} nameOf={(layer) => layerName(layer, text)} onLeave={() => theMap()?.focus()} />}
      {empty && !editing && <EmptyProject />}
    </section>
  );
}

/** The hover card stands beside the pointer by these two, without a drawing of React. */
function followPointer({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void {
  const { left, top } = currentTarget.getBoundingClientRect();
  currentTarget.style.setProperty('--pointer-x', `${clientX - left}px`);
  currentTarget.style.setProperty('--pointer-y', `${clientY - top}px`);
}

function errorText(error: unknown, text: ReturnType<typeof useText>): string {
  const refusal = refusalOf(error);
  return text(`error.${refusal.code}`, refusal.params);
}
