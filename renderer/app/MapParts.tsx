import { useEffect } from 'react';
import { ComparisonLayer } from '../map/layers/comparison-layer.ts';
import { usePreferences } from '../state/preferences.ts';
import { useRestore } from '../state/restore.ts';
import { theMap } from './map-handle.ts';

/** What stands on the map beside the layers of the project. Placed after the map: by then it is there. */
export function MapParts() {
  useComparison();
  return null;
}

function useComparison(): void {
  useEffect(() => {
    const layer = new ComparisonLayer();
    layer.setTheme(usePreferences.getState().shownTheme);
    layer.show(useRestore.getState().shapes);
    const ends = [
      theMap()?.attach(layer.part),
      usePreferences.subscribe(({ shownTheme }, before) => shownTheme !== before.shownTheme && layer.setTheme(shownTheme)),
      useRestore.subscribe(({ shapes }, before) => shapes !== before.shapes && layer.show(shapes)),
    ];
    return () => {
      for (const end of ends) end?.();
    };
  }, []);
}
