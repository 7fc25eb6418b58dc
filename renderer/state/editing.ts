/** The editing of shapes under way: switches of the drawing tools, what the tool in hand says of itself, steps made since editing was switched on. */
import { create } from 'zustand';
import { useProject } from './project.ts';

/** What the tool in hand says of itself; the same as `SketchReadout` of renderer/map/editing. */
export interface Sketch {
  /** Vertices are being put, rather than looked at. */
  readonly drawing: boolean;
  readonly vertices: number;
  /** Enough of them to end. */
  readonly complete: boolean;
  /** The one vertex chosen (metres of the view), and how many are. */
  readonly chosen: readonly [number, number] | null;
  readonly chosenCount: number;
}

interface EditingStore {
  readonly on: boolean;
  /** Steps of the journal made with the drawing tools since then, by table. */
  readonly steps: Readonly<Record<string, readonly number[]>>;
  readonly snapping: boolean;
  readonly sharedBorders: boolean;
  readonly tracing: boolean;
  readonly sketch: Sketch | null;
  /** A figure typed over the map, for the field of lengths; the count tells two of them apart. */
  readonly typed: { readonly figure: string; readonly count: number };
  /** The object just made: its form opens. */
  readonly fresh: { readonly table: string; readonly fid: number } | null;
  readonly set: (change: Partial<Pick<EditingStore, 'on' | 'snapping' | 'sharedBorders' | 'tracing' | 'sketch' | 'fresh'>>) => void;
  readonly type: (figure: string) => void;
  readonly made: (table: string, step: number) => void;
}

export const useEditing = create<EditingStore>()((set) => ({
  on: false,
  steps: {},
  snapping: true,
  sharedBorders: true,
  tracing: false,
  sketch: null,
  typed: { figure: '', count: 0 },
  fresh: null,
  set: (change) => set(change.on === undefined ? change : { ...change, steps: {}, fresh: null }),
  type: (figure) => set(({ typed }) => ({ typed: { figure, count: typed.count + 1 } })),
  made: (table, step) =>
    set(({ steps }) => {
      // a new step ends what could be redone, and may take the number of what is gone
      const before = Object.fromEntries(Object.entries(steps).map(([name, ids]) => [name, ids.filter((id) => id < step)]));
      return { steps: { ...before, [table]: [...(before[table] ?? []), step] } };
    }),
}));

// another project, or none: nothing is being edited
useProject.subscribe(({ generation, project }, before) => {
  if (generation !== before.generation || (before.project !== null && project === null)) useEditing.getState().set({ on: false });
});
