/**
 * Every way a call can be refused, as one closed list. The text of a code is the message `error.<code>` (what happened, what is safe, what to do);
 * a test proves that each has its French and English text.
 */
export const ERROR_CODES = [
  // the project file
  'project-not-open',
  'project-not-found',
  'project-exists',
  'project-not-geopackage',
  'project-foreign-geopackage',
  'project-damaged',
  'project-newer-version',
  'project-locked',
  'project-busy',
  'project-read-only',
  'project-changed-outside',
  'folder-read-only',
  'disk-full',
  'file-not-found',
  'file-unreadable',
  'file-token-unknown',
  'target-not-writable',
  // import
  'format-unknown',
  'format-mismatch',
  'archive-damaged',
  'archive-too-large',
  'archive-without-layer',
  'shapefile-without-dbf',
  'shapefile-damaged',
  'geojson-damaged',
  'description-not-data',
  'geopackage-damaged',
  'csv-without-coordinates',
  'source-layer-unknown',
  'nothing-usable',
  'crs-unknown',
  'crs-unsupported',
  'crs-contradicted',
  'encoding-unknown',
  'geometry-kind-mismatch',
  'keys-clash',
  'join-without-layer',
  'column-unknown',
  'kml-damaged',
  'gpx-damaged',
  'topojson-damaged',
  'flatgeobuf-damaged',
  'mif-damaged',
  'spreadsheet-damaged',
  'columns-too-many',
  'memory-short',
  'folder-without-layer',
  'archive-to-unpack',
  // territories
  'communes-missing',
  'composition-unreadable',
  'movements-unreadable',
  'territories-exist',
  // catalogue and network
  'network-off',
  'catalogue-entry-unknown',
  'catalogue-value-invalid',
  'catalogue-copy-missing',
  'download-failed',
  'download-timed-out',
  'download-refused',
  'download-not-data',
  'download-too-large',
  'download-empty',
  'key-missing',
  'field-unknown',
  'layer-unknown',
  'kind-unknown',
  // edits of shapes
  'edit-without-effect',
  'edit-empty-result',
  'edit-shape-crossing',
  'edit-geometry-kind',
  'edit-outside-france',
  'edit-foreign-system',
  // base maps
  'base-map-unknown',
  'base-map-address-invalid',
  'base-map-file-damaged',
  'base-map-content-unknown',
  // calls
  'expression-invalid',
  'parameter-invalid',
  'object-unknown',
  'nothing-to-undo',
  'nothing-to-redo',
  'restore-point-unknown',
  'nothing-to-restore',
  'restore-needs-parent',
  'media-too-large',
  'media-total-too-large',
  'media-empty',
  'photo-heic',
  'photo-unreadable',
  'attachment-unsafe',
  'layout-unknown',
  'page-empty',
  'template-damaged',
  'template-newer-version',
  'no-sites',
  // pages and series of pages
  'image-unreadable',
  'atlas-empty',
  'atlas-layer-unfit',
  'atlas-page-failed',
  // the workshop
  'grid-invalid',
  'criterion-unknown',
  'scenario-unknown',
  'workshop-weights-zero',
  'workshop-no-ballots',
  'workshop-frozen',
  'workshop-not-frozen',
  'workshop-round-open',
  'workshop-no-round',
  'workshop-no-participants',
  'ballot-refused',
  'ballots-kept',
  'bookmarks-full',
  'selections-full',
  'room-not-listening',
  'cancelled',
  'job-unknown',
  'engine-restarted',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type MessageValue = string | number | boolean;
export type MessageParams = Readonly<Record<string, MessageValue>>;

/** How an error crosses a boundary: a code and its values, never a sentence. */
export interface EngineError {
  readonly code: ErrorCode;
  readonly params: MessageParams;
  /** For "Détails techniques": shown on demand, copied with a report, never translated. */
  readonly details?: string;
}

/** Thrown inside a process for an expected refusal; anything else thrown is a bug and becomes `internal` at the edge. */
export class EmpriseError extends Error {
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly details: string | undefined;

  constructor(code: ErrorCode, params: MessageParams = {}, details?: string) {
    super(code);
    this.name = 'EmpriseError';
    this.code = code;
    this.params = params;
    this.details = details;
  }

  toEngineError(): EngineError {
    return { code: this.code, params: this.params, ...(this.details === undefined ? {} : { details: this.details }) };
  }
}
