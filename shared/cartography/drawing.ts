/**
 * A page as a plain tree, in millimetres from its top left corner, y downwards. Colours are `#rrggbb`: tokens are resolved here, for the light theme.
 * Writers (SVG, PDF, PNG, the window's preview) only walk it; nothing is decided there.
 */
import type { PatternId } from '../domain/style.ts';
import type { PathCommand } from './path.ts';

export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}
export interface StrokePaint extends Paint {
  readonly width: number;
  readonly dash: readonly number[];
}
export interface FillPaint {
  readonly solid: Paint | null;
  readonly pattern: { readonly id: PatternId; readonly colour: string; readonly opacity: number } | null;
}

/** Coordinates of map shapes are whole steps of this many millimetres: neighbours that shared a border still do. */
export const GRID_MM = 0.02;

/** Lines or rings on the grid. */
export interface ShapeNode {
  readonly type: 'shape';
  /** x0, y0, x1, y1… in steps of GRID_MM from the page's corner. Rings are not closed by a repeated vertex. */
  readonly xy: Int32Array;
  /** Vertex index where each line or ring ends, exclusive. */
  readonly parts: readonly number[];
  readonly closed: boolean;
  readonly fill: FillPaint | null;
  readonly stroke: StrokePaint | null;
}
export interface PathNode {
  readonly type: 'path';
  readonly commands: readonly PathCommand[];
  readonly fill: FillPaint | null;
  readonly stroke: StrokePaint | null;
}
/** A symbol at many places: written once, used often. */
export interface StampNode {
  readonly type: 'stamp';
  readonly parts: readonly PathNode[];
  /** x0, y0, x1, y1… in millimetres. */
  readonly at: readonly number[];
}
export const FACES = [
  'IBMPlexSans-Regular',
  'IBMPlexSans-Medium',
  'IBMPlexSans-SemiBold',
  'IBMPlexSansCondensed-Regular',
  'IBMPlexSansCondensed-Italic',
  'IBMPlexSansCondensed-Medium',
  'IBMPlexSansCondensed-SemiBold',
] as const;
export type Face = (typeof FACES)[number];
export interface TextNode {
  readonly type: 'text';
  /** On the baseline, at the anchor. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly face: Face;
  /** Em size in millimetres. */
  readonly size: number;
  readonly colour: string;
  readonly halo: { readonly colour: string; readonly width: number } | null;
  /** Degrees clockwise about the anchor; 0 where it is not said. */
  readonly angle?: number;
}
/** A picture, or a piece of one: a logo, a photograph, a tile of a base map. */
export interface ImageNode {
  readonly type: 'image';
  readonly media: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * a b c d e f, as in SVG: from the picture's unit square (0 0 its top left corner, 1 1 its bottom right one) to millimetres of the page.
   * A base map of another projection is many pieces, each with its own.
   */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** x, y, width, height in the unit square: the only part shown. Null: all of it. */
  readonly crop: readonly [number, number, number, number] | null;
  readonly opacity: number;
}
/**
 * What a group is to a reader of the screen (structure of tagged PDF, ISO 32000-2 §14.8.4). `section`, `list`, `table` and `row` hold tagged groups;
 * what is drawn in them untagged (rules, backgrounds) is decoration. A `figure` needs an alternative text.
 */
export type Role =
  | 'section'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'paragraph'
  | 'note'
  | 'caption'
  | 'figure'
  | 'list'
  | 'list-item'
  | 'table'
  | 'row'
  | 'header-cell'
  | 'cell'
  | 'decoration';
export interface Tag {
  readonly role: Role;
  /** In words, what a figure shows. */
  readonly alternative?: string;
  /** Of a header cell. */
  readonly scope?: 'row' | 'column';
  /** Columns a cell takes, where more than one. */
  readonly columns?: number;
  /** Rows a cell takes, where more than one. */
  readonly rows?: number;
}
export interface GroupNode {
  readonly type: 'group';
  /** Names the group in drawing programs. */
  readonly name: string;
  /** x, y, width, height: nothing is drawn outside. */
  readonly clip: readonly [number, number, number, number] | null;
  readonly opacity: number;
  readonly children: readonly DrawingNode[];
  /** Without it, a group is part of what it stands in. */
  readonly tag?: Tag;
  /** Read, found and copied in place of the texts inside: a curved name is one word, not its letters. */
  readonly reads?: string;
  /** Address (https, mailto) that a click on it opens. */
  readonly link?: string;
  /** Of a page: id of the item it draws, so that the window can move it before it is drawn anew. */
  readonly item?: string;
}
export type DrawingNode = ShapeNode | PathNode | StampNode | TextNode | ImageNode | GroupNode;

export interface Drawing {
  readonly width_mm: number;
  readonly height_mm: number;
  readonly language: 'fr' | 'en';
  /** For the document's properties, and for readers of the screen. */
  readonly title: string;
  readonly description: string;
  readonly children: readonly DrawingNode[];
}

export function group(name: string, children: readonly DrawingNode[], clip: GroupNode['clip'] = null, opacity = 1): GroupNode {
  return { type: 'group', name, clip, opacity, children };
}

export function tagged(tag: Tag, name: string, children: readonly DrawingNode[], clip: GroupNode['clip'] = null): GroupNode {
  return { ...group(name, children, clip), tag };
}

/** A whole picture in a box: x, y, width, height in millimetres. */
export function image(
  media: ImageNode['media'],
  bytes: Uint8Array<ArrayBuffer>,
  [x, y, width, height]: readonly [number, number, number, number],
  opacity = 1,
): ImageNode {
  return { type: 'image', media, bytes, matrix: [width, 0, 0, height, x, y], crop: null, opacity };
}

export const solid = (colour: string, opacity = 1): FillPaint => ({ solid: { colour, opacity }, pattern: null });
export const line = (colour: string, width: number, dash: readonly number[] = [], opacity = 1): StrokePaint => ({
  colour,
  width,
  dash,
  opacity,
});
export const path = (commands: readonly PathCommand[], fill: FillPaint | null, stroke: StrokePaint | null = null): PathNode => ({
  type: 'path',
  commands,
  fill,
  stroke,
});
