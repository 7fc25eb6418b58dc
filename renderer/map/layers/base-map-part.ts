/** The base maps under everything else on a map, and the line that names their sources: a part, put on each map there is. */
import { unByKey } from 'ol/Observable';
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import type { MapPart } from '../part.ts';
import type { BaseMapFeed } from './base-map-feed.ts';
import { BaseMapLayer } from './base-map-layer.ts';

/** Below the lowest layer of a project. */
const LOWEST = -1_000_000;

interface OnMap {
  readonly made: BaseMapLayer;
  /** What it was made for: another system, other images or grey ones are another layer. */
  readonly key: string;
}

export function baseMapPart(feed: BaseMapFeed): MapPart {
  return ({ map, epsg }) => {
    const layers = new Map<string, OnMap>();
    const making = new Map<string, string>();
    const line = document.createElement('div');
    line.className = 'base-map-attribution';
    map.getTargetElement()?.append(line);

    const remove = (id: string): void => {
      const gone = layers.get(id);
      if (!gone) return;
      map.removeLayer(gone.made.layer);
      gone.made.dispose();
      layers.delete(id);
    };
    const look = (id: string, { opacity }: ShownBaseMap, rank: number): void => {
      const layer = layers.get(id)?.made.layer;
      if (layer?.getOpacity() !== opacity) layer?.setOpacity(opacity);
      if (layer?.getZIndex() !== LOWEST + rank) layer?.setZIndex(LOWEST + rank);
    };
    const make = async (one: ShownBaseMap, key: string): Promise<void> => {
      const { id } = one.map;
      if (making.get(id) === key) return;
      making.set(id, key);
      const system = epsg();
      try {
        const layout = await feed.layout(id, system);
        if (making.get(id) !== key) return;
        remove(id);
        const made = new BaseMapLayer(id, feed, layout, system, one.grey);
        layers.set(id, { made, key });
        map.addLayer(made.layer);
        show();
      } catch {
        // told by the state of the map
      } finally {
        if (making.get(id) === key) making.delete(id);
      }
    };
    const show = (): void => {
      const wanted = feed.shown().filter(({ visible }) => visible);
      for (const id of [...layers.keys(), ...making.keys()]) {
        if (wanted.some(({ map: { id: own } }) => own === id)) continue;
        making.delete(id);
        remove(id);
      }
      wanted.forEach((one, rank) => {
        const { id, source } = one.map;
        const key = JSON.stringify([source, epsg(), one.grey]);
        if (layers.get(id)?.key === key) look(id, one, rank);
        else void make(one, key);
      });
      line.textContent = [...new Set(wanted.map(({ map: { attribution } }) => attribution).filter((words) => words !== ''))].join(' · ');
      line.title = line.textContent ?? '';
    };

    const system = map.on('change:view', show);
    const stop = feed.watch((again) => {
      if (again === null) show();
      else layers.get(again)?.made.again();
    });
    show();
    return () => {
      stop();
      unByKey(system);
      making.clear();
      for (const id of [...layers.keys()]) remove(id);
      line.remove();
    };
  };
}
