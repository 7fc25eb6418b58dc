/** A small PMTiles archive, version 3, written from its specification: one root directory, nothing packed. For tests. */
import { zxyToTileId } from 'pmtiles';

export interface WrittenTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

/** `type`: 1 MVT, 2 PNG, 3 JPEG, 6 MLT. Bounds in degrees. */
export function pmtilesArchive(tiles: readonly WrittenTile[], type: number, bounds: readonly number[], metadata: object): Buffer {
  const sorted = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) })).sort((a, b) => a.id - b.id);
  const offsets: number[] = [];
  let size = 0;
  for (const { bytes } of sorted) {
    offsets.push(size);
    size += bytes.length;
  }
  const columns = [
    sorted.length,
    ...sorted.map(({ id }, index) => id - (sorted[index - 1]?.id ?? 0)),
    ...sorted.map(() => 1),
    ...sorted.map(({ bytes }) => bytes.length),
    ...offsets.map((offset, index) => (index > 0 ? 0 : offset + 1)),
  ];
  const directory = Buffer.concat(columns.map(varint));
  const said = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const places = [127, directory.length, 127 + directory.length, said.length, 127 + directory.length + said.length, 0];
  const sections = [...places, 127 + directory.length + said.length, size, sorted.length, sorted.length, sorted.length];
  sections.forEach((value, index) => {
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  });
  header.writeUInt8(1, 96);
  // internal and tile compression: none
  header.writeUInt8(1, 97);
  header.writeUInt8(1, 98);
  header.writeUInt8(type, 99);
  header.writeUInt8(Math.min(...sorted.map(({ z }) => z)), 100);
  header.writeUInt8(Math.max(...sorted.map(({ z }) => z)), 101);
  bounds.forEach((side, index) => {
    header.writeInt32LE(Math.round(side * 1e7), 102 + index * 4);
  });
  return Buffer.concat([header, directory, said, ...sorted.map(({ bytes }) => bytes)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  return Buffer.from([...bytes, left]);
}
