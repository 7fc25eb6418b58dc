import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { EmpriseError } from '../../../../shared/contract/errors.ts';

const CHUNK_BYTES = 1024 * 1024;
/** Deflate cannot go beyond 1032:1; GeoJSON packs to about a tenth. */
const SUSPECT_RATIO = 300;
const RATIO_MATTERS_FROM_BYTES = 256 * 1024 * 1024;

/** By its first two bytes (RFC 1952), whatever its name. */
export async function isGzipped(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** The bytes of a text file in large pieces, unpacked where it is gzipped. Throws EmpriseError('archive-damaged' | 'archive-too-large'). */
export async function* chunksOf(path: string, gzipped: boolean): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!gzipped) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unzip = createGunzip({ chunkSize: 1024 * 1024 });
  // A reading error of the file has to reach the consumer of the unpacked stream; `pipe` alone would leave it waiting.
  file.once('error', (error) => unzip.destroy(error));
  file.pipe(unzip);
  let unpacked = 0;
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > RATIO_MATTERS_FROM_BYTES && unpacked > file.bytesRead * SUSPECT_RATIO) {
        throw new EmpriseError('archive-too-large', { file: basename(path), entry: '', bytes: unpacked });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof EmpriseError || !(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_'))
      throw error;
    throw new EmpriseError('archive-damaged', { file: basename(path), cause: error.code === 'Z_BUF_ERROR' ? 'truncated' : 'entry' });
  } finally {
    file.destroy();
    unzip.destroy();
  }
}
