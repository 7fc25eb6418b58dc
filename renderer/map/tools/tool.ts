import type OlMap from 'ol/Map';

export const TOOL_IDS = ['select', 'zoom-box'] as const;
export type ToolId = (typeof TOOL_IDS)[number];

export type SelectionMode = 'replace' | 'toggle' | 'add';

/** What a tool tells the window, by the kind of message; renderer/app/tool-messages.ts says what becomes of each. Coordinates in the view's system. */
export interface ToolMessages {
  /** A word to show beside the pointer while the tool is in use; null takes it away. */
  readonly hint: string | null;
}
export type Tell = <M extends keyof ToolMessages>(message: M, content: ToolMessages[M]) => void;

/** What a tool may do to the window; it never knows the layers themselves. */
export interface ToolContext {
  readonly map: OlMap;
  readonly pickAt: (coordinate: readonly [number, number]) => { table: string; fid: number } | null;
  readonly inBox: (extent: readonly number[]) => Promise<{ table: string; fids: readonly number[] } | null>;
  readonly select: (table: string | null, fids: readonly number[], mode: SelectionMode) => void;
  readonly hover: (object: { table: string; fid: number } | null) => void;
  /** EPSG code of the system the map is in now. */
  readonly epsg: () => number;
  readonly tell: Tell;
  readonly finished: () => void;
}

/** A tool is installed on the map while its mode lasts, and answers with what takes it away. */
export type MapTool = (context: ToolContext) => () => void;
