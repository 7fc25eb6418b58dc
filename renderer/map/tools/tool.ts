import type OlMap from 'ol/Map';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { AnnotationId, AnnotationShape } from '../../../shared/domain/annotations.ts';
import type { DrawnArea } from '../../../shared/domain/selecting.ts';
import type { EditingDesk, SketchReadout } from '../editing/desk.ts';
import type { Modifiers, Position } from './line-sketch.ts';

export const EDITING_TOOL_IDS = [
  'draw',
  'draw-hole',
  'draw-split',
  'draw-reshape',
  'edit-fill',
  'edit-vertices',
  'edit-transform',
] as const;
export const AREA_TOOL_IDS = ['select-box', 'select-lasso', 'select-polygon', 'select-circle'] as const;
export type AreaToolId = (typeof AREA_TOOL_IDS)[number];
export const MEASURE_TOOL_IDS = ['measure-length', 'measure-area', 'measure-azimuth'] as const;
export type MeasureToolId = (typeof MEASURE_TOOL_IDS)[number];
export const ANNOTATION_TOOL_IDS = [
  'annotate-texte',
  'annotate-fleche',
  'annotate-ligne',
  'annotate-surlignage',
  'annotate-polygone',
  'annotate-cercle',
  'annotate-edit',
  'place-media',
] as const;
export type AnnotationToolId = (typeof ANNOTATION_TOOL_IDS)[number];
export const TOOL_IDS = ['select', ...AREA_TOOL_IDS, ...MEASURE_TOOL_IDS, 'zoom-box', ...EDITING_TOOL_IDS, ...ANNOTATION_TOOL_IDS] as const;
export type ToolId = (typeof TOOL_IDS)[number];

export type SelectionMode = 'replace' | 'toggle' | 'add';

/** What a tool tells the window, by the kind of message; renderer/app/tool-messages.ts says what becomes of each. Coordinates in the view's system. */
export interface ToolMessages {
  /** A word to show beside the pointer while the tool is in use; null takes it away. */
  readonly hint: string | null;
  /** A shape to select by, whole, and the keys held at its end. */
  readonly drawnArea: { readonly area: DrawnArea; readonly epsg: number; readonly keys: Modifiers };
  /** Radius on the ground of the circle under way. */
  readonly drawnRadius: number | null;
  /** Positions set so far, and the pointer's while one is drawing; null when the tool is put away. */
  readonly measured: MeasuredSketch | null;
  /** What is being drawn or edited; null when nothing is. */
  readonly sketch: SketchReadout | null;
  /** An annotation tool is in hand; null when it is put away. */
  readonly annotating: AnnotationShape | 'edit' | 'place' | null;
  /** Drawn: longitudes and latitudes in degrees, as the next two. */
  readonly annotated: { readonly shape: AnnotationShape; readonly xy: Float64Array };
  readonly annotationMoved: AnnotationId & { readonly xy: Float64Array };
  readonly annotationChosen: AnnotationId | null;
  readonly annotationRemoved: AnnotationId;
  /** Where the piece in hand belongs: longitude, latitude. */
  readonly mediaPlaced: [number, number];
  /** A figure typed over the map: the field for lengths takes it. */
  readonly typed: string;
}

export interface MeasuredSketch {
  readonly tool: MeasureToolId;
  readonly epsg: number;
  readonly positions: readonly Position[];
  readonly pointer: Position | null;
}

/** What the panel of a tool asks of it. */
export interface ToolWishes {
  /** Radius of the circle to select by, metres on the ground; null: it is drawn. */
  readonly radius_m: number | null;
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
  readonly theme: () => Theme;
  readonly wishes: () => ToolWishes;
  readonly tell: Tell;
  readonly editing: EditingDesk;
  readonly finished: () => void;
}

/** A tool is installed on the map while its mode lasts, and answers with what takes it away. */
export type MapTool = (context: ToolContext) => () => void;
