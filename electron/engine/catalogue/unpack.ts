/** gzip, as a transfer (`Content-Encoding`) and as a file. */
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { EmpriseError } from '../../../shared/contract/errors.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Encodings that are understood; anything else was not asked for. */
export function isKnownEncoding(encoding: string | undefined): boolean {
  return ['', 'identity', 'gzip', 'x-gzip'].includes((encoding ?? '').trim().toLowerCase());
}

export function isPacked(encoding: string | undefined): boolean {
  return /^(x-)?gzip$/i.test((encoding ?? '').trim());
}

/** As much as there is of a short text, even one cut in its middle. */
export function unpackedWhole(bytes: Buffer, encoding: string | undefined, limit: number): Buffer {
  if (!isPacked(encoding) || !isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Unpacks a stream of chunks. Throws `download-too-large`, or the fault of zlib. */
export async function* unpacked(chunks: AsyncIterable<Buffer>, limit_bytes: number, host: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const fed = (async () => {
    try {
      for await (const chunk of chunks) {
        if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve));
      }
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error as Error);
    }
  })();
  let count = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    count += chunk.length;
    if (count > limit_bytes) throw new EmpriseError('download-too-large', { host, limit_mb: Math.round(limit_bytes / 1e6) });
    yield chunk;
  }
  await fed;
}
