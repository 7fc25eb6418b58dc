/** What the drawing tools know of the window, and what they ask of it. The tools hold no project data: shapes come from the engine and go back as edits. */
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { ShapeEdit } from '../../../shared/domain/edit.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { Language } from '../../../shared/messages/index.ts';
import type { AreaMethod } from './measure.ts';
import type { Xy } from './plane.ts';
import type { SnappingData } from './snap-index.ts';

/** Read anew at each gesture. */
export interface DeskState {
  /** Layer being edited. */
  readonly table: string | null;
  readonly geometry: LayerInfo['geometry'];
  /** Objects of that layer that are selected. */
  readonly selected: readonly number[];
  /** Tables of the layers that can be snapped to, the one being edited first, and what they are called. */
  readonly tables: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** Another text once shapes have changed. */
  readonly revision: string;
  readonly snapping: boolean;
  readonly sharedBorders: boolean;
  readonly tracing: boolean;
  readonly method: AreaMethod;
  readonly language: Language;
  readonly theme: Theme;
}

/** What is typed or pressed beside the map, for the tool in hand. */
export type DeskOrder =
  | { readonly kind: 'position'; readonly xy: Xy }
  /** The next segment: metres and degrees clockwise from north; null = as the pointer says. */
  | { readonly kind: 'lock'; readonly length_m: number | null; readonly angle_deg: number | null }
  /** Puts the vertex where lock and pointer say. */
  | { readonly kind: 'place' }
  | { readonly kind: 'finish' | 'undo-vertex' | 'drop' | 'delete-vertex' }
  | { readonly kind: 'step-vertex'; readonly step: 1 | -1 }
  | { readonly kind: 'move-vertex'; readonly to: Xy }
  /** Metres east and north, degrees anticlockwise, factor. */
  | { readonly kind: 'transform'; readonly dx_m: number; readonly dy_m: number; readonly angle_deg: number; readonly factor: number };

/** What the tool in hand says of itself, for the bar. */
export interface SketchReadout {
  /** Vertices are being put, rather than looked at. */
  readonly drawing: boolean;
  readonly vertices: number;
  /** Enough of them to end. */
  readonly complete: boolean;
  /** Vertex chosen, in the vertex tool. */
  readonly chosen: Xy | null;
  readonly chosenCount: number;
}

export interface EditingDesk {
  readonly state: () => DeskState;
  readonly watch: (changed: () => void) => () => void;
  readonly orders: (listener: (order: DeskOrder) => void) => () => void;
  readonly snapping: (request: CallParams<'edit/snapping'>) => Promise<SnappingData>;
  /** True when it was done; a refusal has been said in words. */
  readonly commit: (edit: ShapeEdit) => Promise<boolean>;
  /** A word that nothing can be done so: a message of the catalogue. */
  readonly say: (message: string) => void;
}
