import { create } from 'zustand';
import type { ToolId } from '../map/tools/tool.ts';

interface ToolStore {
  readonly tool: ToolId;
  /** What the tool in hand says beside the pointer. */
  readonly hint: string | null;
  readonly set: (tool: ToolId) => void;
}

/** The tool in hand on the map. */
export const useTool = create<ToolStore>()((set) => ({ tool: 'select', hint: null, set: (tool) => set({ tool, hint: null }) }));
