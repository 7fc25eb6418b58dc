import { formatMeasuredLength } from '../../shared/format/quantities.ts';
import { translator } from '../../shared/messages/index.ts';
import type { Tell, ToolMessages } from '../map/tools/tool.ts';
import { useAnnotations } from '../state/annotations.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useEditing } from '../state/editing.ts';
import { useMedia } from '../state/media.ts';
import { usePreferences } from '../state/preferences.ts';
import { addAnnotation, removeAnnotation, updateAnnotation } from '../tasks/annotations/actions.ts';
import { followMeasure, useMeasure } from '../tasks/measure/model.ts';
import { measureHint } from '../tasks/measure/words.ts';
import { updatePiece } from '../tasks/media/actions.ts';
import { selectDrawn } from '../tasks/select/actions.ts';
import { useTool } from './tool.ts';

/** What becomes of each message of a tool. To add one: its content in map/tools/tool.ts, a line here. */
const RECEIVERS: { readonly [M in keyof ToolMessages]: (content: ToolMessages[M]) => void } = {
  hint: (hint) => useTool.setState({ hint }),
  drawnArea: (drawn) => {
    useTool.setState({ hint: null });
    void selectDrawn(drawn);
  },
  drawnRadius: (radius_m) => {
    const { language } = usePreferences.getState();
    const radius = radius_m === null || radius_m === 0 ? null : formatMeasuredLength(radius_m, language);
    useTool.setState({ hint: radius && translator(language)('select.hint.radius', { radius }) });
  },
  measured: (sketch) =>
    followMeasure(sketch, () => {
      const { language } = usePreferences.getState();
      const now = useMeasure.getState();
      useTool.setState({ hint: measureHint(now.sketch, now.result, language, translator(language)) });
    }),
  sketch: (sketch) => useEditing.getState().set({ sketch }),
  annotating: (what) => {
    const text = translator(usePreferences.getState().language);
    const id = what === 'place' ? 'media.place.hint' : `annotations.hint.${what}`;
    useTool.setState({ hint: what === null ? null : text(id) });
  },
  annotated: ({ shape, xy }) => {
    if (shape === 'texte') useDialogs.getState().show({ kind: 'annotation-text', annotation: null, place: [xy[0] ?? 0, xy[1] ?? 0] });
    else void addAnnotation(shape, xy);
  },
  annotationMoved: (moved) => void updateAnnotation({ ...moved, xy: new Float64Array(moved.xy) }),
  annotationChosen: (chosen) => useAnnotations.getState().set({ chosen }),
  annotationRemoved: (removed) => void removeAnnotation(removed),
  mediaPlaced: (place) => {
    const { placing, set } = useMedia.getState();
    set({ placing: null });
    if (placing === 'note') useDialogs.getState().show({ kind: 'note', target: null, place });
    else if (placing !== null) void updatePiece(placing, { place });
  },
  typed: (figure) => useEditing.getState().type(figure),
};

export const toldByTool: Tell = (message, content) => RECEIVERS[message](content);
