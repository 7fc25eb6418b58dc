/** Writes shapefiles of the tests' own, faults included. Follows the format's published description, not the reader under test. */

type Ring = readonly (readonly [number, number])[];
export type TestShape =
  | null
  | { readonly type: 'point'; readonly at: readonly [number, number]; readonly z?: number }
  | { readonly type: 'polygon'; readonly rings: readonly Ring[]; readonly z?: number };

export function makeShp(shapes: readonly TestShape[], typeCode: number): Buffer {
  const records = shapes.map((shape, index) => {
    const body = shape === null ? intBytes(0) : shape.type === 'point' ? pointBody(shape, typeCode) : polygonBody(shape, typeCode);
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(body.length / 2, 4);
    return Buffer.concat([head, body]);
  });
  const header = Buffer.alloc(100);
  const bytes = 100 + records.reduce((sum, record) => sum + record.length, 0);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(bytes / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(typeCode, 32);
  return Buffer.concat([header, ...records]);
}

function intBytes(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, index * 4);
  return bytes;
}

function doubleBytes(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeDoubleLE(value, index * 8);
  return bytes;
}

function pointBody(shape: { at: readonly [number, number]; z?: number }, typeCode: number): Buffer {
  const extra = typeCode === 11 ? [shape.z ?? 0, 0] : typeCode === 21 ? [0] : [];
  return Buffer.concat([intBytes(typeCode), doubleBytes([...shape.at, ...extra])]);
}

function polygonBody(shape: { rings: readonly Ring[]; z?: number }, typeCode: number): Buffer {
  const points = shape.rings.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  let start = 0;
  const starts = shape.rings.map((ring) => {
    start += ring.length;
    return start - ring.length;
  });
  const parts = [
    intBytes(typeCode),
    doubleBytes([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]),
    intBytes(shape.rings.length, points.length, ...starts),
    doubleBytes(points.flat()),
  ];
  if (typeCode === 15) parts.push(doubleBytes([0, 0, ...points.map(() => shape.z ?? 0)]));
  return Buffer.concat(parts);
}

export interface TestColumn {
  readonly name: string;
  readonly letter: 'C' | 'N' | 'F' | 'D' | 'L';
  readonly width: number;
  readonly decimals?: number;
}

/** `encode` turns a text into the bytes of the table's encoding. */
export function makeDbf(
  columns: readonly TestColumn[],
  rows: readonly (readonly string[])[],
  encode: (text: string) => Uint8Array = (text) => Buffer.from(text, 'latin1'),
  languageByte = 0,
): Buffer {
  const recordBytes = 1 + columns.reduce((sum, column) => sum + column.width, 0);
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header[0] = 3;
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordBytes, 10);
  header[29] = languageByte;
  columns.forEach((column, index) => {
    const at = 32 + index * 32;
    Buffer.from(encode(column.name)).copy(header, at, 0, 11);
    header.write(column.letter, at + 11, 'latin1');
    header[at + 16] = column.width;
    header[at + 17] = column.decimals ?? 0;
  });
  header[header.length - 1] = 0x0d;
  const records = rows.map((row) => {
    const record = Buffer.alloc(recordBytes, 0x20);
    let at = 1;
    columns.forEach((column, index) => {
      const bytes = Buffer.from(encode(row[index] ?? ''));
      bytes.copy(record, column.letter === 'N' ? at + Math.max(0, column.width - bytes.length) : at, 0, column.width);
      at += column.width;
    });
    return record;
  });
  return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}

export const LAMBERT_93_PRJ =
  'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF93",DATUM["D_RGF93",SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["standard_parallel_1",49],PARAMETER["standard_parallel_2",44],PARAMETER["latitude_of_origin",46.5],PARAMETER["central_meridian",3],PARAMETER["false_easting",700000],PARAMETER["false_northing",6600000],UNIT["Meter",1]]';

/** Clockwise, as shapefile shells are. */
export const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];
export const hole = (x: number, y: number, side: number): Ring => [...square(x, y, side)].reverse();
