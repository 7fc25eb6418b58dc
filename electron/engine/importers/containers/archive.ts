/** Zip archives: what lies in them is read from memory (shapefiles) or from a private copy under a generated name (all others). */
import { basename, posix } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { shapefileZip } from '../shapefile/index.ts';
import type { FormatReader, OpenOptions, Source } from '../types.ts';
import { openZip, type Zip, type ZipEntry } from '../zip.ts';
import { isNoise, listed, type Member, type OpenInside, sourcesAmong, together } from './container.ts';
import { named, present, type Shown, stemOf } from './presented.ts';
import { makeWorkFolder, type WorkFolder } from './work-folder.ts';

/** Together: a disk would fill before any of it could be looked at. */
const MAX_UNPACKED_BYTES = 16 * 1024 ** 3;

const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && (head[3] === 4 || head[3] === 6);

export function zipArchive(openInside: OpenInside): FormatReader {
  return {
    id: 'zip',
    label: 'ZIP',
    extensions: ['.zip'],
    sniff: isZip,
    open: (path, options) => open(path, options, openInside, (names, nested) => sourcesAmong(names, nested)),
  };
}

/** A KMZ is a zip of one KML (« doc.kml », OGC 12-007r2 annex C) and its pictures. */
export function kmzArchive(openInside: OpenInside): FormatReader {
  return {
    id: 'kmz',
    label: 'KMZ',
    extensions: ['.kmz'],
    sniff: () => false,
    accepts: isZip,
    open: (path, options) => open(path, options, openInside, (names) => names.filter((name) => /\.kml$/i.test(name) && !isNoise(name))),
  };
}

type Choose = (names: readonly string[], nested: boolean) => string[];

async function open(path: string, options: OpenOptions, openInside: OpenInside, choose: Choose): Promise<Source> {
  const zip = openZip(path);
  let work: WorkFolder | null = null;
  const close = (): void => {
    zip.close();
    work?.remove();
  };
  try {
    const file = basename(path);
    const byName = new Map(zip.entries.map((entry) => [entry.name, entry]));
    const names = choose([...byName.keys()], (options.depth ?? 0) === 0);
    const others = names.filter((name) => !/\.shp$/i.test(name));
    refuseTooLarge(
      file,
      others.map((name) => byName.get(name) as ZipEntry),
    );
    work = others.length > 0 ? makeWorkFolder(options) : null;
    const into = work as WorkFolder;
    const members: Member[] = others.map((name) => ({
      entry: name,
      open: () =>
        openUnpacked(zip, byName.get(name) as ZipEntry, into, { file, stem: shownStem(path, name), entry: name }, options, openInside),
    }));
    const shapes = names.find((name) => /\.shp$/i.test(name));
    if (shapes !== undefined) members.unshift({ entry: shapes, open: () => shapefileZip.open(path, options) });
    const source = await together(members, close);
    if (source !== null) return source;
    const found = zip.entries.filter((entry) => !isNoise(entry.name)).map((entry) => basename(entry.name));
    throw new EmpriseError('archive-without-layer', { file, found: listed(found), count: found.length });
  } catch (error) {
    close();
    throw error;
  }
}

function refuseTooLarge(file: string, entries: readonly ZipEntry[]): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (bytes > MAX_UNPACKED_BYTES) throw new EmpriseError('archive-too-large', { file, entry: '', bytes });
}

/** « doc.kml » says nothing: such a layer goes by the name of the archive. */
const shownStem = (path: string, name: string): string => (/^doc\.kml$/i.test(posix.basename(name)) ? stemOf(path) : stemOf(name));

async function openUnpacked(
  zip: Zip,
  entry: ZipEntry,
  work: WorkFolder,
  shown: Shown,
  options: OpenOptions,
  openInside: OpenInside,
): Promise<Source> {
  // Only the known ending is taken from the archive's name, in lower case.
  const ending = (/(\.[a-z0-9]{1,12})?(\.gz)?$/i.exec(entry.name)?.[0] ?? '').toLowerCase();
  const path = work.fileFor(ending);
  await entry.writeTo(path);
  if (ending === '.mif') await companion(zip, entry, path);
  return named(path, shown, async () => present(await openInside(path, { ...options, depth: (options.depth ?? 0) + 1 }), path, shown));
}

/** The attributes of a MIF lie beside it. */
async function companion(zip: Zip, { name }: ZipEntry, path: string): Promise<void> {
  const wanted = `${name.slice(0, -4)}.mid`.toLowerCase();
  const mid = zip.entries.find((entry) => entry.name.toLowerCase() === wanted);
  await mid?.writeTo(`${path.slice(0, -4)}.mid`);
}
