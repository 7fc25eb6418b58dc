import { create } from 'zustand';
import type { ToolId } from '../map/tools/tool.ts';

interface ToolStore {
  readonly tool: ToolId;
  readonly set: (tool: ToolId) => void;
}

/** The tool in hand on the map. */
export const useTool = create<ToolStore>()((set) => ({ tool: 'select', set: (tool) => set({ tool }) }));
