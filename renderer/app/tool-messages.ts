import { formatMeasuredLength } from '../../shared/format/quantities.ts';
import { translator } from '../../shared/messages/index.ts';
import type { Tell, ToolMessages } from '../map/tools/tool.ts';
import { useEditing } from '../state/editing.ts';
import { usePreferences } from '../state/preferences.ts';
import { followMeasure, useMeasure } from '../tasks/measure/model.ts';
import { measureHint } from '../tasks/measure/words.ts';
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
  typed: (figure) => useEditing.getState().type(figure),
};

export const toldByTool: Tell = (message, content) => RECEIVERS[message](content);
