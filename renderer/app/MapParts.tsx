import { useEffect } from 'react';
import { useQuery } from '../engine/query.ts';
import { AnnotationLayer } from '../map/layers/annotation-layer.ts';
import { ComparisonLayer } from '../map/layers/comparison-layer.ts';
import { MediaLayer } from '../map/layers/media-layer.ts';
import type { ToolId } from '../map/tools/tool.ts';
import { useAnnotations } from '../state/annotations.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useMedia } from '../state/media.ts';
import { usePreferences } from '../state/preferences.ts';
import { useRestore } from '../state/restore.ts';
import { AnnotationBar } from '../tasks/annotations/AnnotationBar.tsx';
import { ANNOTATION_SOURCES } from '../tasks/annotations/actions.ts';
import { MEDIA } from '../tasks/media/actions.ts';
import { theMap } from './map-handle.ts';
import { useTool } from './tool.ts';

/** What stands on the map beside the layers of the project. Placed after the map: by then it is there. */
export function MapParts() {
  const tool = useTool((store) => store.tool);
  useComparison();
  usePieces();
  useAnnotated();
  // the map has the keys of the tool that was taken
  const take = (chosen: ToolId): void => {
    useTool.getState().set(chosen);
    theMap()?.focus();
  };
  return <AnnotationBar tool={tool} onTool={take} />;
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

const pieces = new MediaLayer((id) => {
  if (useTool.getState().tool === 'select') useDialogs.getState().show({ kind: 'piece', id });
});
const annotations = new AnnotationLayer();

function usePieces(): void {
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const shown = useMedia((store) => store.shown);
  const { data } = useQuery('media/places', {}, [MEDIA]);
  useEffect(() => theMap()?.attach(pieces.part), []);
  useEffect(() => pieces.setTheme(theme), [theme]);
  useEffect(() => pieces.setVisible(shown), [shown]);
  useEffect(() => pieces.show(data ?? []), [data]);
}

function useAnnotated(): void {
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const { shown, chosen } = useAnnotations();
  const { data } = useQuery('annotations/list', {}, ANNOTATION_SOURCES);
  useEffect(() => theMap()?.attach(annotations.part), []);
  useEffect(() => annotations.setTheme(theme), [theme]);
  useEffect(() => annotations.setVisible(shown), [shown]);
  useEffect(() => annotations.choose(chosen), [chosen]);
  useEffect(() => annotations.show(data ?? []), [data]);
}
