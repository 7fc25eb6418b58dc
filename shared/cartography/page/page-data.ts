/** What a page draws from, beside its layout: gathered once by the engine, plain, so that drawing is a pure function of both. */
import type { PageWarning } from '../../domain/page-report.ts';
import type { Geometry } from '../../geo/geometry.ts';
import type { DrawingNode, ImageNode } from '../drawing.ts';
import type { PlacedView } from '../frame-view.ts';
import type { DrawnFrame } from '../map-frame.ts';
import type { MapLayerData } from '../map-layer.ts';

/** A territory a map is fitted to. */
export interface PageTerritory {
  readonly title: string;
  readonly geometries: readonly Geometry[];
  /** What lies outside it is drawn lighter. */
  readonly veils: boolean;
}

export interface PageTable {
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean; readonly share: number | null }[];
  /** As they are read, missing values empty. */
  readonly rows: readonly (readonly string[])[];
  /** Null: none asked. */
  readonly totals: readonly string[] | null;
  /** Rows there are, with those beyond `rows`. */
  readonly count: number;
}

export interface PageChart {
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[];
  /** Hectares, euros…; empty for a count. */
  readonly unit: string;
}

export interface PageImage {
  readonly media: ImageNode['media'];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PageData {
  /** Ids of the layers visible in the project, bottom first. */
  readonly visible: readonly string[];
  /** Those that the page names or shows; what it names and the project lacks is not here. */
  readonly layers: ReadonlyMap<string, MapLayerData>;
  /** Ids of all layers of the project, with or without objects. */
  readonly known: ReadonlySet<string>;
  /** By what a map item's view says: `region:84`. */
  readonly territories: ReadonlyMap<string, PageTerritory>;
  /** The object of this page in a series. */
  readonly object: PageTerritory | null;
  /** By id of the item. */
  readonly tables: ReadonlyMap<string, PageTable>;
  readonly charts: ReadonlyMap<string, PageChart>;
  /** By id of the medium. */
  readonly images: ReadonlyMap<number, PageImage>;
  /** Words of the project for the variables of texts: `projet`, `site.nom`… */
  readonly variables: Readonly<Record<string, string>>;
  /** What was found while gathering. */
  readonly warnings: readonly PageWarning[];
  /** Printed on every page of a demonstration project. */
  readonly demonstration: boolean;
  /** Pictures of base maps under the layers of a map item, and whom they are owed to: by id of the item. */
  readonly underlays: ReadonlyMap<string, { readonly nodes: readonly DrawingNode[]; readonly credits: readonly string[] }>;
  /** Same text, same layers and territories: what was drawn of them holds. Null: nothing is kept. */
  readonly stamp: string | null;
}

export const NO_PAGE_DATA: PageData = {
  visible: [],
  layers: new Map(),
  known: new Set(),
  territories: new Map(),
  object: null,
  tables: new Map(),
  charts: new Map(),
  images: new Map(),
  variables: {},
  warnings: [],
  demonstration: false,
  underlays: new Map(),
  stamp: null,
};

/** Frames drawn before, by what they were drawn from: a page whose title changes does not draw its maps anew. */
export interface FrameKeeper {
  get(key: string): DrawnFrame | undefined;
  /** `item`: id of the map. */
  set(key: string, frame: DrawnFrame, item: string): void;
}

/** Where a map of the page looks: what base maps and series need to know before it is drawn. */
export type PageViews = ReadonlyMap<string, PlacedView>;
