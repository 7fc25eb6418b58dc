/** A tile as bytes, little endian as the machines Emprise runs on: counts, then its arrays one after the other. Values are not kept. */
import type { PackedTile } from '../../../shared/domain/tile.ts';

const COUNTS = 8;

/** A whole number of words, so that the next may follow. */
export function packTile({ fids, xy, parts, objects, anchors, grains, hidden }: PackedTile): Buffer {
  const counts = Uint32Array.of(
    fids.length,
    xy.length,
    parts.length,
    objects.length,
    anchors.length,
    grains.side,
    grains.cells.length,
    hidden,
  );
  const arrays = [counts, fids, parts, objects, anchors, grains.cells, grains.fids, xy];
  const pieces = arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  const rest = xy.byteLength % 4;
  return Buffer.concat(rest === 0 ? pieces : [...pieces, Buffer.alloc(4 - rest)]);
}

/** `bytes` as `packTile` made them. Nothing of them is kept. Throws RangeError where they are fewer than they say. */
export function unpackTile(bytes: Buffer, revision: number): PackedTile {
  let at = 0;
  const take = (length_bytes: number): ArrayBuffer => {
    if (at + length_bytes > bytes.length) throw new RangeError('a kept tile is cut short');
    const copy = new ArrayBuffer(length_bytes);
    bytes.copy(new Uint8Array(copy), 0, at, at + length_bytes);
    at += length_bytes;
    return copy;
  };
  const words = (count: number): Uint32Array<ArrayBuffer> => new Uint32Array(take(count * 4));
  const [shapes = 0, numbers = 0, parts = 0, objects = 0, anchors = 0, side = 0, cells = 0, hidden = 0] = words(COUNTS);
  return {
    revision,
    fids: words(shapes),
    parts: words(parts),
    objects: words(objects),
    anchors: new Float32Array(take(anchors * 4)),
    grains: { side, cells: words(cells), fids: words(cells) },
    xy: new Int16Array(take(numbers * 2)),
    hidden,
    values: {},
  };
}
