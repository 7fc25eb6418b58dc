/** Where the parts of a shapefile lie: loose beside each other, or in a zip that may hold several layers in folders. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { openZip } from '../zip.ts';
import { FileBytes, heldBytes, type ShpBytes } from './shp-bytes.ts';

export interface ShapefileParts {
  /** File name without ending. */
  readonly name: string;
  readonly shp: ShpBytes;
  readonly dbf: Uint8Array;
  /** Where each record begins, of a file that is not held: it spares reading what lies between. Nothing but a hint. */
  readonly shx: Uint8Array | null;
  readonly prj: string | null;
  readonly cpg: string | null;
  /** Endings of the files that belong to it, lower case, with the dot. */
  readonly endings: readonly string[];
}

export interface ShapefileEntry {
  readonly name: string;
  load(): Promise<ShapefileParts>;
}

export interface ShapefileContainer {
  readonly entries: readonly ShapefileEntry[];
  close(): void;
}

const SHORT_TEXT_BYTES = 100_000;
const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes.subarray(0, SHORT_TEXT_BYTES)).toString('latin1');

export async function openLoose(path: string): Promise<ShapefileContainer> {
  const stem = basename(path, extname(path));
  const siblings = await readdir(dirname(path));
  const sibling = (ending: string): Uint8Array | null => {
    const wanted = `${stem}${ending}`.toLowerCase();
    const found = siblings.find((name) => name === `${stem}${ending}`) ?? siblings.find((name) => name.toLowerCase() === wanted);
    // in one piece: read in turns, a large table would stand in memory twice for a moment
    return found === undefined ? null : readFileSync(join(dirname(path), found));
  };
  const load = async (): Promise<ShapefileParts> => {
    const dbf = sibling('.dbf');
    if (dbf === null) throw new EmpriseError('shapefile-without-dbf', { file: basename(path), layer: stem });
    const own = siblings.filter((name) => name.toLowerCase().startsWith(`${stem.toLowerCase()}.`));
    const endings = own.map((name) => extname(name).toLowerCase());
    const shx = sibling('.shx');
    return { name: stem, shp: new FileBytes(path), dbf, shx, prj: textOf(sibling('.prj')), cpg: textOf(sibling('.cpg')), endings };
  };
  return { entries: [{ name: stem, load }], close: () => {} };
}

export function openZipped(path: string): ShapefileContainer {
  const zip = openZip(path);
  const byPath = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const isNoise = (name: string): boolean => name.startsWith('__MACOSX/') || name.includes('/__MACOSX/') || basename(name).startsWith('._');
  const shapes = zip.entries.filter((entry) => /\.shp$/i.test(entry.name) && !isNoise(entry.name));
  if (shapes.length === 0) {
    zip.close();
    const found = zip.entries.filter((entry) => !isNoise(entry.name)).map((entry) => basename(entry.name));
    throw new EmpriseError('archive-without-layer', { file: basename(path), found: found.slice(0, 5).join(', '), count: found.length });
  }
  const entries = shapes.map((shape): ShapefileEntry => {
    const stem = shape.name.slice(0, -4).toLowerCase();
    const name = basename(shape.name).slice(0, -4);
    const part = (ending: string): Uint8Array | null => byPath.get(`${stem}${ending}`)?.read() ?? null;
    const load = async (): Promise<ShapefileParts> => {
      const dbf = part('.dbf');
      if (dbf === null) throw new EmpriseError('shapefile-without-dbf', { file: basename(path), layer: name });
      const endings = [...byPath.keys()].filter((each) => each.startsWith(`${stem}.`)).map(extname);
      return { name, shp: heldBytes(shape.read()), dbf, shx: null, prj: textOf(part('.prj')), cpg: textOf(part('.cpg')), endings };
    };
    return { name, load };
  });
  return { entries, close: () => zip.close() };
}
