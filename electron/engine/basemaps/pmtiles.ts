/** A PMTiles archive (version 3) on this computer, by the library of the format. */
import { closeSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Compression, type DecompressFunc, PMTiles, type Source, TileType } from 'pmtiles';
import { imageWidth } from './image.ts';
import { type LocalTiles, MOST_UNPACKED_BYTES, UnreadableTiles } from './local-tiles.ts';
import { plainText } from './mbtiles.ts';

const readAt = promisify(read);
const IMAGES: ReadonlySet<TileType> = new Set([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]);

const decompress: DecompressFunc = async (bytes, compression) => {
  const options = { maxOutputLength: MOST_UNPACKED_BYTES };
  if (compression === Compression.None || compression === Compression.Unknown) return bytes;
  if (compression === Compression.Gzip) return exact(zlib.gunzipSync(Buffer.from(bytes), options));
  if (compression === Compression.Brotli) return exact(zlib.brotliDecompressSync(Buffer.from(bytes), options));
  return exact(zlib.zstdDecompressSync(Buffer.from(bytes), options));
};

export async function openPmtiles(file: string): Promise<LocalTiles> {
  const handle = openSync(file, 'r');
  try {
    const archive = new PMTiles(sourceOf(file, handle), undefined, decompress);
    const header = await archive.getHeader().catch((error: unknown) => {
      throw new UnreadableTiles('damaged', String(error));
    });
    if (!IMAGES.has(header.tileType) && header.tileType !== TileType.Mvt)
      throw new UnreadableTiles('content', TileType[header.tileType] ?? '');
    const metadata = (await archive.getMetadata().catch(() => ({}))) as Readonly<Record<string, unknown>>;
    const said = (name: string): string => (typeof metadata[name] === 'string' ? plainText(metadata[name]) : '');
    const { minZoom: first, maxZoom: last, minLon, minLat, maxLon, maxLat } = header;
    const content = header.tileType === TileType.Mvt ? 'vector' : 'image';
    const sample = content === 'image' ? await archive.getZxy(first, ...middleTile(first, minLon, minLat, maxLon, maxLat)) : undefined;
    return {
      facts: {
        title: said('name'),
        attribution: said('attribution'),
        description: said('description'),
        bounds: minLon < maxLon && minLat < maxLat ? [minLon, minLat, maxLon, maxLat] : null,
        levels: { first, last },
        content,
        pixels: content === 'vector' || (sample && imageWidth(new Uint8Array(sample.data)) === 512) ? 512 : 256,
      },
      tile: async (z, x, y) => {
        const found = await archive.getZxy(z, x, y);
        return found ? new Uint8Array(found.data) : null;
      },
      close: () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw error instanceof UnreadableTiles ? error : new UnreadableTiles('damaged', String(error));
  }
}

function sourceOf(file: string, handle: number): Source {
  return {
    getKey: () => file,
    getBytes: async (offset, length) => {
      if (length > MOST_UNPACKED_BYTES) throw new UnreadableTiles('damaged', `a part of ${length} bytes`);
      const { bytesRead, buffer } = await readAt(handle, Buffer.alloc(length), 0, length, offset);
      return { data: exact(buffer.subarray(0, bytesRead)) };
    },
  };
}

function middleTile(z: number, minLon: number, minLat: number, maxLon: number, maxLat: number): [number, number] {
  const [longitude, latitude] = [(minLon + maxLon) / 2, ((minLat + maxLat) / 2) * (Math.PI / 180)];
  const part = (1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2;
  return [Math.floor(((longitude + 180) / 360) * 2 ** z), Math.floor(part * 2 ** z)];
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
