/** Lines of a text file, a piece at a time, ended as Windows, Unix or old Macs do. */
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 1024 * 1024;
/** A line longer than this is no line. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Throws RangeError for a line beyond all measure. The file is closed when the last line is taken or the iteration left. */
export function* linesOf(path: string, decode: (bytes: Uint8Array) => string): Generator<string> {
  const descriptor = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const length = readSync(descriptor, piece, 0, PIECE_BYTES, null);
      // The old Mac's lone return ends a line only where there is no other ending at all.
      const bytes = rest.length === 0 ? Buffer.from(piece.subarray(0, length)) : Buffer.concat([rest, piece.subarray(0, length)]);
      const end = length === 0 ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
      if (end > 0)
        yield* decode(bytes.subarray(0, end))
          .replace(/\r?\n$/, '')
          .split(/\r\n|\n|\r/);
      if (length === 0) return;
      rest = bytes.subarray(end);
      if (rest.length > MAX_LINE_BYTES) throw new RangeError('line');
    }
  } finally {
    closeSync(descriptor);
  }
}
