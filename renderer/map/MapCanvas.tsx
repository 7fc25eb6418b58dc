import { useEffect, useRef } from 'react';
import { type MapInput, type MapListeners, MapView } from './map-view.ts';
import './map.css';

interface MapCanvasProps extends MapInput {
  readonly label: string;
  readonly testId?: string;
  readonly listeners: MapListeners;
  /** Hands over the map so that commands reach it; null when it goes. */
  readonly onReady: (view: MapView | null) => void;
}

/** The one bridge between React and the map. One tab stop: arrows pan, + and − zoom. */
export function MapCanvas({
  label,
  testId = 'map',
  listeners,
  onReady,
  layers,
  activeTable,
  epsg,
  theme,
  selection,
  hover,
  tool,
  covered,
  coveredAbove,
}: MapCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<MapView | null>(null);
  // listeners are read through a reference: the map is made once
  const current = useRef(listeners);
  current.current = listeners;

  useEffect(() => {
    if (!element.current) return;
    const made = new MapView(element.current, {
      loadGeometry: (request) => current.current.loadGeometry(request),
      tiles: {
        tile: (request) => current.current.tiles.tile(request),
        drop: (tickets) => current.current.tiles.drop(tickets),
        values: (...asked) => current.current.tiles.values(...asked),
        classes: (...asked) => current.current.tiles.classes(...asked),
        within: (...asked) => current.current.tiles.within(...asked),
      },
      selected: (...change) => current.current.selected(...change),
      hovered: (object) => current.current.hovered(object),
      moved: (camera) => current.current.moved(camera),
      pointed: (coordinate) => current.current.pointed(coordinate),
      layerState: (table, state) => current.current.layerState(table, state),
      classesCounted: (...counted) => current.current.classesCounted(...counted),
      toolFinished: () => current.current.toolFinished(),
      editing: current.current.editing,
      toolTold: (message, content) => current.current.toolTold(message, content),
      toolWishes: () => current.current.toolWishes(),
      systemWanted: (wanted) => current.current.systemWanted(wanted),
    });
    view.current = made;
    onReady(made);
    return () => {
      view.current = null;
      onReady(null);
      made.dispose();
    };
  }, [onReady]);

  useEffect(() => {
    view.current?.update({ layers, activeTable, epsg, theme, selection, hover, tool, covered, coveredAbove });
  }, [layers, activeTable, epsg, theme, selection, hover, tool, covered, coveredAbove]);

  // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is an application, its one tab stop
  return <div ref={element} className="map-canvas" role="application" aria-label={label} tabIndex={0} data-testid={testId} />;
}
