/** Cuts a FlatGeobuf file into its header and its features, as a stream: lengths are checked against the file before anything is made for them. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

const MAGIC_BYTES = 8;
const MAX_HEADER_BYTES = 64 * 1024 * 1024;
const MAX_FEATURE_BYTES = 512 * 1024 * 1024;
/** Of the index: a node is a box and an offset. */
const NODE_BYTES = 40;

export type FrameFault = 'header' | 'truncated' | 'feature';

export class FrameError extends Error {
  readonly fault: FrameFault;

  constructor(fault: FrameFault) {
    super(`flatgeobuf ${fault}`);
    this.fault = fault;
  }
}

/** Size prefix and header. */
export async function readHeader(path: string): Promise<{ header: Uint8Array; fileBytes: number }> {
  const handle = await open(path, 'r');
  try {
    const { size: fileBytes } = await handle.stat();
    const prefix = new Uint8Array(MAGIC_BYTES + 4);
    const { bytesRead } = await handle.read(prefix, 0, prefix.length, 0);
    if (bytesRead < prefix.length) throw new FrameError('truncated');
    const length = new DataView(prefix.buffer).getUint32(MAGIC_BYTES, true);
    if (length < 8 || length > MAX_HEADER_BYTES) throw new FrameError('header');
    if (MAGIC_BYTES + 4 + length > fileBytes) throw new FrameError('truncated');
    const header = new Uint8Array(4 + length);
    await handle.read(header, 0, header.length, MAGIC_BYTES);
    return { header, fileBytes };
  } finally {
    await handle.close();
  }
}

/** Bytes of the packed R-tree over `count` features (0: there is none). */
export function indexBytes(count: number, nodeSize: number): number {
  if (count === 0 || nodeSize < 2) return 0;
  let nodes = count;
  for (let level = count; level !== 1; ) {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  }
  return (count === 1 ? 2 : nodes) * NODE_BYTES;
}

/** The features from byte `start` on, each with its size prefix, in a buffer of its own (which keeps their numbers aligned). */
export async function* readFrames(path: string, start: number, fileBytes: number): AsyncGenerator<Uint8Array[]> {
  if (start > fileBytes) throw new FrameError('truncated');
  if (start === fileBytes) return;
  let rest: Buffer = Buffer.alloc(0);
  let left = fileBytes - start;
  for await (const chunk of createReadStream(path, { start, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Uint8Array[] = [];
    let at = 0;
    while (rest.length - at >= 4) {
      const length = rest.readUInt32LE(at);
      if (length > MAX_FEATURE_BYTES || length < 8) throw new FrameError('feature');
      if (4 + length > left) throw new FrameError('truncated');
      if (rest.length - at < 4 + length) break;
      frames.push(Uint8Array.from(rest.subarray(at, at + 4 + length)));
      at += 4 + length;
      left -= 4 + length;
    }
    rest = rest.subarray(at);
    if (frames.length > 0) yield frames;
  }
  if (rest.length > 0 || left > 0) throw new FrameError('truncated');
}
