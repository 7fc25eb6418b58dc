/** An MBTiles file (1.3): tiles in a SQLite database, rows counted from the bottom. */
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { imageMedia, imageWidth } from './image.ts';
import { type LocalTiles, MOST_UNPACKED_BYTES, type TileFacts, UnreadableTiles } from './local-tiles.ts';

export function openMbtiles(file: string): LocalTiles {
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new UnreadableTiles('damaged', String(error));
  }
  try {
    const find = db.prepare<[number, number, number], Buffer | null>(
      'SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
    );
    find.pluck();
    const facts = factsOf(db);
    return {
      facts,
      tile: async (z, x, y) => {
        const bytes = find.get(z, x, 2 ** z - 1 - y);
        if (!bytes || bytes.length === 0) return null;
        return facts.content === 'vector' && bytes[0] === 0x1f && bytes[1] === 0x8b
          ? new Uint8Array(gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES }))
          : new Uint8Array(bytes);
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    if (error instanceof UnreadableTiles) throw error;
    throw new UnreadableTiles('damaged', String(error));
  }
}

function factsOf(db: Database.Database): TileFacts {
  const rows = db.prepare<[], [string, string | null]>('SELECT name, value FROM metadata').raw().all();
  const said = new Map(rows.map(([name, value]) => [name.toLowerCase(), String(value ?? '')]));
  const range = db.prepare<[], [number | null, number | null]>('SELECT min(zoom_level), max(zoom_level) FROM tiles').raw().get();
  const [first, last] = range ?? [null, null];
  if (first === null || last === null) throw new UnreadableTiles('damaged', 'no tiles');
  const sample = db.prepare<[], Buffer>('SELECT tile_data FROM tiles WHERE length(tile_data) > 0 LIMIT 1').pluck().get();
  const isImage = sample !== undefined && imageMedia(sample) !== null;
  if (!isImage && said.get('format') !== 'pbf') throw new UnreadableTiles('content', said.get('format') ?? '');
  const bounds = (said.get('bounds') ?? '').split(',').map(Number);
  const [minX, minY, maxX, maxY] = bounds;
  const isBox =
    minX !== undefined &&
    minY !== undefined &&
    maxX !== undefined &&
    maxY !== undefined &&
    bounds.every(Number.isFinite) &&
    minX < maxX &&
    minY < maxY;
  return {
    title: said.get('name') ?? '',
    attribution: plainText(said.get('attribution') ?? ''),
    description: plainText(said.get('description') ?? ''),
    bounds: isBox ? [minX, minY, maxX, maxY] : null,
    levels: { first, last },
    content: isImage ? 'image' : 'vector',
    pixels: isImage && imageWidth(sample) === 512 ? 512 : isImage ? 256 : 512,
  };
}

/** Producers write links there; the map shows words. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
