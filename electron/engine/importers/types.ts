/** The borders of this room: what a format reader gives, and what the pipeline hands to the store. */
import type { Row } from '../../../shared/domain/change.ts';
import type { FileReport, Join } from '../../../shared/domain/import.ts';
import type { FieldDefinition, TableGeometry } from '../../../shared/domain/kinds/index.ts';
import type { Note } from '../../../shared/domain/note.ts';
import type { Bbox, Geometry } from '../../../shared/geo/geometry.ts';
import type { ConformityFindings } from './conformity/checker.ts';

/** A value as a file holds it. Codes are text from the first byte on; null is missing. */
export type SourceValue = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };

export interface SourceField {
  readonly name: string;
  readonly type: FieldDefinition['type'];
}

/** One record of a source, its geometry still in the source's system. */
export interface SourceFeature {
  /** 1-based record number in the source. */
  readonly row: number;
  readonly geometry: Geometry | null;
  /** EPSG code of this record's own numbers, where a file mixes systems by territory. */
  readonly crs?: number;
  /** Note code of the reason this record cannot be used (`null` geometry is not a reason). */
  readonly unreadable?: string;
  /** Note codes of what had to be done to read it. */
  readonly remarks?: readonly string[];
  readonly values: Readonly<Record<string, SourceValue>>;
}

export interface Declared<T> {
  readonly value: T;
  readonly how: 'declared' | 'prj' | 'cpg' | 'header' | 'standard' | 'guessed' | 'corrected' | 'given';
}

export type GeometryFamily = 'point' | 'line' | 'polygon' | 'none' | 'mixed';

/** One layer of a source, opened but not yet read. */
export interface SourceLayer {
  readonly name: string;
  /** File it lies in, within a source that is a folder; the source's own file without it. */
  readonly file?: string;
  readonly format: string;
  readonly count: number | null;
  /** A guess of the count, for the progress bar, where it is not known. */
  readonly estimate?: number;
  readonly geometry: GeometryFamily;
  readonly fields: readonly SourceField[];
  /** False where later records may hold fields or types that the look at the beginning did not show. */
  readonly fieldsComplete: boolean;
  /** EPSG code the source declares, or null where it says nothing. */
  readonly crs: Declared<number> | null;
  /** What the source calls its system where it gives no code Emprise knows. */
  readonly crsName?: string;
  readonly encoding: Declared<string> | null;
  /** In the source's numbers, where a header or index tells it without reading the records. */
  readonly extent: Bbox | null;
  /** Notes about the layer as a whole: a code and the values of its text. */
  readonly remarks: readonly Pick<Note, 'code' | 'params'>[];
  /** Where the objects take their place from, where it is not a geometry of the format itself. */
  readonly place?: { readonly how: 'columns' | 'wkt' | 'geojson' | 'join' | 'none'; readonly columns: readonly string[] };
  /** Files that go with it, as « .prj » of a shapefile: said in the dialog. */
  readonly companions?: readonly { readonly ending: string; readonly present: boolean }[];
  /** A few texts with bytes beyond ASCII, undecoded: what another encoding would make of them. */
  readonly undecoded?: readonly Uint8Array[];
  /** At most `count` records from all over the source, found without reading it whole. Without it the beginning has to serve. */
  spread?(count: number): Promise<readonly SourceFeature[]> | readonly SourceFeature[];
  /** Reads the records in batches; may be called more than once (a sample first, then all). */
  features(): AsyncIterable<readonly SourceFeature[]> | Iterable<readonly SourceFeature[]>;
}

export interface Source {
  readonly layers: readonly SourceLayer[];
  /** True for another Emprise project: its housekeeping columns are not fields. */
  readonly isProject?: boolean;
  /** Notes about the source as a whole, as files of a folder that could not be read: said in the report of its first layer. */
  readonly remarks?: readonly Pick<Note, 'code' | 'count' | 'params'>[];
  close(): void;
}

export interface OpenOptions {
  readonly encoding?: string | undefined;
  /** Where something may be unpacked, under generated names; whoever gives it removes it. The system's own place without it. */
  readonly workFolder?: string | undefined;
  /** Archives around what is opened: one inside another is read, no deeper. */
  readonly depth?: number;
}

/** A file format: one object, one file, one line in registry.ts. */
export interface FormatReader {
  /** Its name is the message `format.<id>`. */
  readonly id: string;
  /** The proper name a refusal gives it, the same in every language. */
  readonly label: string;
  /** Lower-case endings with the dot. */
  readonly extensions: readonly string[];
  /** Endings of a broader kind that files of this format carry too, as « .json » for a TopoJSON: no contradiction. */
  readonly alsoNamed?: readonly string[];
  /** True for one that reads its gzipped form itself; others are unpacked for it. */
  readonly readsGzip?: boolean;
  /** True when the first bytes (unpacked, for `.gz`) can only be this format. */
  sniff(head: Uint8Array): boolean;
  /** True when the first bytes can be this format, the name saying so. `sniff` without it. */
  accepts?(head: Uint8Array): boolean;
  /** Throws EmpriseError naming the file and the cause. */
  open(path: string, options: OpenOptions): Promise<Source>;
}

/** A row on its way to the store: coordinates in EPSG:4326, fields in the project's names. */
export interface PreparedRow {
  readonly row: number;
  readonly geometry: Geometry | null;
  readonly values: Row;
}

export interface PreparedTable {
  readonly table: string;
  readonly geometry: TableGeometry | null;
  /** Set for `imp_…` layers, whose table the store has to make. */
  readonly fields: readonly FieldDefinition[] | null;
  readonly title: string;
}

export interface PreparedBatch {
  readonly table: PreparedTable;
  readonly rows: readonly PreparedRow[];
}

/** The report of one source layer before its texts are made. */
export type LayerReport = Omit<FileReport, 'notes' | 'conformity'> & {
  readonly notes: readonly Note[];
  readonly conformity?: ConformityFindings;
};

/** Outlines of the project's layers by their code, in EPSG:4326: for tables that give codes instead of coordinates. */
export interface Places {
  /** False for a layer that is not there or is empty. */
  has(layer: Join['with']): boolean;
  find(layer: Join['with'], code: string): Geometry | null;
  /** The code of the commune that took over from a former one. */
  successor?(code: string): string | null;
}

/** Called between batches: reports progress and throws EmpriseError('cancelled') when asked to stop. */
export type Checkpoint = (done: number, total: number | null) => void;
