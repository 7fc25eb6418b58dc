import type { Tell, ToolMessages } from '../map/tools/tool.ts';
import { useEditing } from '../state/editing.ts';
import { useTool } from './tool.ts';

/** What becomes of each message of a tool. To add one: its content in map/tools/tool.ts, a line here. */
const RECEIVERS: { readonly [M in keyof ToolMessages]: (content: ToolMessages[M]) => void } = {
  hint: (hint) => useTool.setState({ hint }),
  sketch: (sketch) => useEditing.getState().set({ sketch }),
  typed: (figure) => useEditing.getState().type(figure),
};

export const toldByTool: Tell = (message, content) => RECEIVERS[message](content);
