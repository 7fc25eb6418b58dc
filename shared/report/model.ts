/**
 * A report as data: what is said, figure by figure, each with its unit, its origin and its method. Builders (electron/engine/api/services/reports) fill it from
 * the same services as the window; writers (PDF through `pages/`, Word, Excel, PowerPoint) only set it: no writer computes or looks anything up.
 * Values stay raw (numbers, ISO dates, codes as text); `format.ts` is the one place that turns them into words. Null = not known, written
 * « non renseigné », never 0.
 */
import type { Drawing, FillPaint, StrokePaint } from '../cartography/drawing.ts';
import type { ReportKind } from '../domain/report.ts';
import type { RankingData } from './ranking.ts';

/** Where a figure comes from: computed, read from a file, typed by the planner. */
export type Origin = 'calcule' | 'importe' | 'saisi';
export const ORIGIN_LETTERS: Readonly<Record<Origin, string>> = { calcule: 'C', importe: 'I', saisi: 'S' };

/** `m`: lengths in metres, shown in kilometres from `km` on. `share`: 0–1, shown in percent. `percent`: 0–100. `score`: 0–100. `year`: no thousands space. */
export type ReportUnit = 'ha' | 'm' | 'km' | 'share' | 'percent' | 'score' | 'mw' | 'count' | 'weight' | 'year' | 'eur' | 'eur_m2';
export type ReportValue = string | number | boolean | null;

export interface Quantity {
  readonly value: ReportValue;
  /** Null: text, a code, yes or no, an ISO date (then `date`). */
  readonly unit: ReportUnit | null;
  /** Digits after the mark; absent: those of the unit. */
  readonly decimals?: number;
  /** The value is an ISO 8601 day. */
  readonly date?: true;
  /** Said in the place of a null, where it is not merely missing: « non calculé ». */
  readonly absent?: string;
}

export interface Fact extends Quantity {
  readonly label: string;
  readonly origin: Origin | null;
  /** How it was computed, in words; null where it was not. */
  readonly method: string | null;
  /** A second line under the label: « déclarée 64,0 ha ». */
  readonly detail: string | null;
  /** Said after the value: « 71 % » of « 45,0 ha, 71 % ». */
  readonly beside?: Quantity;
}

/** `code` is text that looks like a number and must stay text (INSEE, SIREN, parcels). */
export type ColumnType = 'text' | 'code' | 'number' | 'date' | 'boolean';
export interface TableColumn {
  /** Stable name, for styles and tests. */
  readonly key: string;
  readonly title: string;
  readonly type: ColumnType;
  readonly unit: ReportUnit | null;
  readonly decimals?: number;
  /** Share of the width, any scale. */
  readonly weight: number;
  /** Where its figures come from, said beside its title. */
  readonly origin?: Origin;
  /** The column adds up: writers may put the sum in the foot (a live formula in a spreadsheet). */
  readonly sum?: true;
}
/** How a class is drawn on the map, for its key beside the row. */
export interface Swatch {
  readonly fill: FillPaint | null;
  readonly stroke: StrokePaint | null;
}
export interface TableRow {
  readonly cells: readonly ReportValue[];
  readonly swatch?: Swatch;
  /** One origin for the row's figures. */
  readonly origin?: Origin;
  readonly strong?: true;
}

export interface HeadingBlock {
  readonly type: 'heading';
  /** 1 is the report's title, which writers set themselves; blocks use 2 and 3. */
  readonly level: 2 | 3;
  readonly text: string;
}
export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly text: string;
  /** Set small: methods, sources. */
  readonly small?: true;
  readonly origin?: Origin;
}
export interface FactsBlock {
  readonly type: 'facts';
  /** `tiles`: few large figures side by side; `list`: label left, value right. */
  readonly form: 'tiles' | 'list';
  readonly facts: readonly Fact[];
}
export interface TableBlock {
  readonly type: 'table';
  /** Says what the table holds, for readers of the screen and as the name of a sheet. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The sum row, computed by the same service as the figures elsewhere; null without one. */
  readonly total: TableRow | null;
  /** Without a line of column titles: the caption and the rows say enough. */
  readonly plain?: true;
  /** Where the pages are counted, the rows with the largest values of this column (its key) stand, and how many do not is said. The total is of all. */
  readonly shortenBy?: string;
}
export interface Bar {
  readonly label: string;
  readonly value: number | null;
  readonly origin: Origin | null;
  readonly swatch?: Swatch;
}
export interface BarsBlock {
  readonly type: 'bars';
  /** `stacked`: parts of one whole in one bar; `rows`: one bar each on a common scale. */
  readonly form: 'stacked' | 'rows';
  readonly caption: string;
  readonly unit: ReportUnit;
  readonly decimals?: number;
  /** End of the scale of `rows`; the whole of `stacked`. */
  readonly most: number;
  readonly bars: readonly Bar[];
}
export interface TimelineBlock {
  readonly type: 'timeline';
  readonly caption: string;
  /** In order of time. `date` is ISO 8601 (day), shown by quarter. */
  readonly steps: readonly { readonly date: string; readonly label: string; readonly done: boolean }[];
}
export type PointStatus = 'ok' | 'warning' | 'missing';
export interface PointsBlock {
  readonly type: 'points';
  readonly points: readonly { readonly status: PointStatus; readonly text: string; readonly origin?: Origin }[];
}
export const MARK_ICONS = ['eau', 'assainissement', 'eau-pluviale', 'electricite', 'fibre', 'fer', 'fluvial', 'gaz', 'tc'] as const;
export type MarkIcon = (typeof MARK_ICONS)[number];
/** Yes, no or not known, thing by thing (the networks at a site). */
export interface MarksBlock {
  readonly type: 'marks';
  readonly caption: string;
  readonly marks: readonly {
    readonly icon: MarkIcon;
    readonly label: string;
    readonly present: boolean | null;
    readonly origin: Origin | null;
  }[];
}
export interface MapBlock {
  readonly type: 'map';
  /** Its own page: 0,0 is the corner of the block. Width and height are those it was drawn for. */
  readonly drawing: Drawing;
  readonly caption: string;
  /** What it shows, in words, for who cannot see it. */
  readonly alternative: string;
  /** 1:n of the main frame. */
  readonly scale: number;
}
export interface ImageBlock {
  readonly type: 'image';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: 'image/png' | 'image/jpeg';
  /** As it is seen: after its turn. */
  readonly width_px: number;
  readonly height_px: number;
  /** Degrees it is turned clockwise to stand upright: a camera held on its side says so beside the picture. */
  readonly turn?: 90 | 180 | 270;
  readonly caption: string;
  readonly alternative: string;
}
/** Photos side by side. */
export interface PhotosBlock {
  readonly type: 'photos';
  readonly photos: readonly ImageBlock[];
}
/** A remark in a frame: demonstration, confidential fields left out, stale figures. */
export interface NoteBlock {
  readonly type: 'note';
  readonly tone: 'info' | 'warning';
  readonly text: string;
}
export type ReportBlock =
  | HeadingBlock
  | ParagraphBlock
  | FactsBlock
  | TableBlock
  | BarsBlock
  | TimelineBlock
  | PointsBlock
  | MarksBlock
  | MapBlock
  | ImageBlock
  | PhotosBlock
  | NoteBlock;

export interface ReportSection {
  /** Stable name: `carte`, `occupation`, `sites`… */
  readonly id: string;
  /** A heading of level 2, or null: the blocks stand alone. */
  readonly title: string | null;
  /** `half`: stands beside the next half section where the page is wide enough. */
  readonly span: 'full' | 'half';
  /** Begins a page (and a slide). */
  readonly newPage?: true;
  /** Comes after everything else, and is not counted in `mostPages`. */
  readonly annex?: true;
  readonly blocks: readonly ReportBlock[];
}

/** The pill beside the title. */
export interface ReportStatus {
  readonly maturite: 'disponible' | 'court terme' | 'avant 2030';
  readonly label: string;
  readonly detail: string | null;
}

/** The few words that stand for values, in the report's language. */
export interface ReportWords {
  /** Null: « non renseigné », or « à renseigner » in a form to fill in. */
  readonly missing: string;
  readonly yes: string;
  readonly no: string;
  /** A distance of nought: « dans le site ». */
  readonly inside: string;
  /** Before the number of the page and the number of pages, which writers put in: « Page {page} sur {pages} ». */
  readonly pages: string;
  readonly origins: Readonly<Record<Origin, string>>;
}

export interface Report {
  readonly kind: ReportKind;
  readonly words: ReportWords;
  readonly language: 'fr' | 'en';
  /** Over the title: « Fiche de site ». */
  readonly surtitle: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** Right of the subtitle: the code of the object, or null. */
  readonly code: string | null;
  readonly status: ReportStatus | null;
  /** Day it was made, ISO 8601. */
  readonly date: string;
  /** Name of the project it is made from. */
  readonly project: string;
  readonly page: 'portrait' | 'landscape';
  /** It must hold in so many pages, annexes apart: methods close up, then tables with `shortenBy` lose rows. Absent: as many as it takes. */
  readonly mostPages?: number;
  readonly sections: readonly ReportSection[];
  /** One sentence each: how figures are computed, what the letters C, I, S mean, what was left out. */
  readonly methods: readonly string[];
  /** One line each: producer, vintage, file, day of import. */
  readonly sources: readonly string[];
  /** Said on every page: demonstration, stale figures. */
  readonly warnings: readonly string[];
  /** What was asked of the confidential fields, and whether there are any. */
  readonly confidential: 'none' | 'left-out' | 'included';
  /** Of a workshop: a spreadsheet computes its ranking again. */
  readonly ranking?: RankingData;
}
