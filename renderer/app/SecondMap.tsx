import { type CSSProperties, useCallback, useEffect, useMemo } from 'react';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import { on } from '../engine/events.ts';
import type { BaseMapFeed } from '../map/layers/base-map-feed.ts';
import { baseMapPart } from '../map/layers/base-map-part.ts';
import { MapCanvas } from '../map/MapCanvas.tsx';
import type { MapInput, MapListeners, MapView } from '../map/map-view.ts';
import type { ToolId } from '../map/tools/tool.ts';
import { sharesCamera, useMapViews } from '../state/map-views.ts';
import { useProject } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { baseMapFeed } from '../tasks/base-maps/feed.ts';
import { layerName } from '../tasks/layers/layer-name.ts';
import { forgetKeptSelections, readKeptSelections } from '../tasks/select/kept-selections.ts';
import { forgetBookmarks, readBookmarks } from '../tasks/views/known-bookmarks.ts';
import { MapDivider } from '../tasks/views/MapDivider.tsx';
import { mapOf, mirrorPointer, putMap } from '../tasks/views/maps.ts';
import { SecondMapBar } from '../tasks/views/SecondMapBar.tsx';
import { baseMapsOfSecond, layersOfSecond } from '../tasks/views/second-layers.ts';
import { readSecondMap } from '../tasks/views/second-map.ts';
import { useText } from '../ui/text.tsx';

/** Tools that are at home on both maps; the others work on the first, through a curtain too. */
const COMMON_TOOLS: readonly ToolId[] = ['select', 'zoom-box'];

/** The base maps of the project, as the second map shows them. */
const secondFeed: BaseMapFeed = {
  ...baseMapFeed,
  shown: () => baseMapsOfSecond(baseMapFeed.shown(), useMapViews.getState().secondBaseMaps),
  watch: (listener) => {
    const stop = baseMapFeed.watch(listener);
    const stopOwn = useMapViews.subscribe((now, before) => {
      if (now.secondBaseMaps !== before.secondBaseMaps) listener(null);
    });
    return () => {
      stop();
      stopOwn();
    };
  },
};

interface SecondMapProps {
  readonly input: MapInput;
  readonly listeners: MapListeners;
}

/** The second map, beside the first or behind a curtain: the same data, selection and pointer, its own layers. */
export function SecondMap({ input, listeners }: SecondMapProps) {
  const text = useText();
  const arrangement = useMapViews((views) => views.arrangement);
  const shown = useMapViews((views) => views.secondLayers);
  const layers = useMemo(() => layersOfSecond(input.layers, shown), [input.layers, shown]);
  const onReady = useCallback((view: MapView | null) => {
    putMap('second', view);
    view?.attach(baseMapPart(secondFeed));
  }, []);
  const isCommon = COMMON_TOOLS.includes(input.tool);
  const own: MapListeners = {
    ...listeners,
    moved: (camera) => {
      const views = useMapViews.getState();
      if (views.active === 'second' && !sharesCamera(views)) useView.getState().setReadout(camera);
    },
    pointed: (pointer) => {
      useView.getState().setReadout({ pointer });
      mirrorPointer('second', pointer);
    },
    // the tree tells of the first map, and of faults wherever they are
    layerState: (id, state) => typeof state === 'object' && listeners.layerState(id, state),
    classesCounted: () => undefined,
  };
  const nameOf = (layer: LayerInfo): string => layerName(layer, text);
  return (
    <>
      <div
        className={`map-slot second${arrangement === 'swipe' && !isCommon ? ' passing' : ''}`}
        onPointerDownCapture={() => takeOver('second')}
        onFocusCapture={() => takeOver('second')}
      >
        <MapCanvas
          {...input}
          layers={layers}
          tool={isCommon ? input.tool : 'select'}
          label={text('views.second-map')}
          testId="second-map"
          listeners={own}
          onReady={onReady}
        />
        {!isCommon && arrangement === 'split' && (
          <p className="second-map-note" role="status">
            {text('views.tool-on-first')}
          </p>
        )}
      </div>
      <MapDivider />
      <SecondMapBar nameOf={nameOf} />
    </>
  );
}

/** Commands, scale and coordinates are those of the map the planner is on. */
export function takeOver(side: 'first' | 'second'): void {
  const views = useMapViews.getState();
  if (views.active === side || (side === 'second' && views.arrangement === 'single')) return;
  views.set({ active: side });
  const camera = sharesCamera(views) ? null : mapOf(side)?.camera;
  if (camera) useView.getState().setReadout(camera.state());
}

/** The frame of the maps: what stands where, and how wide. */
export function useMapFrame(): { readonly className: string; readonly style: CSSProperties } {
  const arrangement = useMapViews((views) => views.arrangement);
  const divider = useMapViews((views) => views.divider);
  return { className: `maps ${arrangement}`, style: { '--divider': `${divider * 100}%` } as CSSProperties };
}

/** Bookmarks and what the second map shows are read with each project, and again when a step of the journal may have changed them. */
export function useViewsOfProject(): void {
  const generation = useProject((store) => store.generation);
  useEffect(() => {
    const read = (): void => {
      if (!useProject.getState().project) {
        forgetBookmarks();
        forgetKeptSelections();
      } else void Promise.all([readSecondMap(), readBookmarks(), readKeptSelections()]).catch(() => undefined);
    };
    if (generation > 0) read();
    return on('project/changed', ({ tables }) => {
      if (tables.includes('emprise_reglages')) read();
    });
  }, [generation]);
}
