/** Photos, documents and notes as rows of `medias`, and back. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import { MEDIA_GENRES, type Media, type MediaGenre, type MediaTarget, type MediaWords } from '../../../../../shared/domain/media.ts';
import type { ProjectReader } from '../../../store/index.ts';

const COLUMNS = [
  ...['id', 'nom', 'content_type', 'cible_table', 'cible_uid', 'genre', 'legende', 'texte', 'auteur', 'date', 'ordre', 'octets', 'largeur'],
  ...['hauteur', 'vignette', 'lon', 'lat', 'ajoute_le'],
] as const;
const WITHOUT_PICTURE = COLUMNS.filter((name) => name !== 'vignette');
const ORDER = [
  { column: 'ordre', descending: false },
  { column: 'id', descending: false },
];

/** Those of an object, in their order. */
export function piecesOf(reader: ProjectReader, { table, uid }: MediaTarget): Media[] {
  const where = { sql: 'cible_table = ? AND cible_uid = ?', params: [table, uid] };
  return reader.rows('medias', { columns: [...COLUMNS], where, orderBy: ORDER }).map(pieceOf);
}

/** Those that have a place, without their pictures. */
export function piecesWithPlace(reader: ProjectReader): Media[] {
  const where = { sql: 'lon NOT NULL AND lat NOT NULL', params: [] };
  return reader.rows('medias', { columns: [...WITHOUT_PICTURE], where, orderBy: ORDER }).map(pieceOf);
}

export function allPieces(reader: ProjectReader): Media[] {
  return reader.rows('medias', { columns: [...COLUMNS], orderBy: [{ column: 'id', descending: true }] }).map(pieceOf);
}

/** Null for one that is gone. */
export function piece(reader: ProjectReader, id: number): Media | null {
  const [row] = reader.rows('medias', { columns: [...COLUMNS], where: { sql: 'id = ?', params: [id] } });
  return row ? pieceOf(row) : null;
}

export function contentOf(reader: ProjectReader, id: number): Uint8Array<ArrayBuffer> | null {
  const [row] = reader.rows('medias', { columns: ['data'], where: { sql: 'id = ?', params: [id] } });
  return row ? bytes(row['data']) : null;
}

export function totals(reader: ProjectReader): { count: number; bytes: number } {
  const sizes = reader.rows('medias', { columns: ['octets'] }).map((row) => Number(row['octets'] ?? 0));
  return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** The columns that say what a person said. */
export function wordsRow(words: { readonly [W in keyof MediaWords]?: MediaWords[W] | undefined }): Row {
  return {
    ...(words.caption === undefined ? {} : { legende: words.caption }),
    ...(words.author === undefined ? {} : { auteur: words.author }),
    ...(words.date === undefined ? {} : { date: words.date }),
    ...(words.text === undefined ? {} : { texte: words.text }),
    ...(words.place === undefined ? {} : { lon: words.place?.[0] ?? null, lat: words.place?.[1] ?? null }),
  };
}

/** `maj` of an object and the like are set by the store. */
function pieceOf(row: Row): Media {
  const text = (name: string): string | null => (typeof row[name] === 'string' && row[name] !== '' ? (row[name] as string) : null);
  const number = (name: string): number | null => (typeof row[name] === 'number' ? (row[name] as number) : null);
  const [lon, lat] = [number('lon'), number('lat')];
  const [table, uid] = [text('cible_table'), text('cible_uid')];
  const genre = text('genre') ?? 'document';
  const date = text('date');
  return {
    id: Number(row['id']),
    // another program may have written anything
    genre: MEDIA_GENRES.includes(genre as MediaGenre) ? (genre as MediaGenre) : 'document',
    name: text('nom') ?? '',
    contentType: text('content_type') ?? 'application/octet-stream',
    bytes: number('octets') ?? 0,
    width: number('largeur'),
    height: number('hauteur'),
    thumbnail: row['vignette'] instanceof Uint8Array ? bytes(row['vignette']) : null,
    caption: text('legende'),
    text: text('texte'),
    author: text('auteur'),
    date: date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    place: lon !== null && lat !== null && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null,
    target: table !== null && uid !== null ? { table, uid } : null,
    addedAt: text('ajoute_le'),
  };
}

/** A copy of its own: what SQLite gives stands in a larger piece of memory. */
function bytes(value: Value | undefined): Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array ? new Uint8Array(value) : new Uint8Array();
}
