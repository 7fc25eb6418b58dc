/** A folder as a source: every layer in it and in two levels of folders below. Links are not followed. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { OpenOptions, Source } from '../types.ts';
import { isNoise, listed, type Member, type OpenInside, sourcesAmong, together } from './container.ts';

const LEVELS_BELOW = 2;
/** A home folder given by mistake is not walked to its end. */
const MAX_FILES = 20_000;

/** Throws EmpriseError: `folder-without-layer`, `format-unknown` (an Esri geodatabase), `file-unreadable`. */
export async function openFolder(path: string, options: OpenOptions, openInside: OpenInside): Promise<Source> {
  const file = basename(path);
  if (isGeodatabase(path)) throw new EmpriseError('format-unknown', { file, found: GEODATABASE });
  const { files, geodatabases, links } = await filesIn(path);
  const names = sourcesAmong(files, true);
  const members = names.map((entry): Member => ({ entry, open: () => openMember(join(path, entry), entry, options, openInside) }));
  const source = await together(members, () => {});
  if (source === null) {
    if (geodatabases.length > 0) throw new EmpriseError('format-unknown', { file: geodatabases[0] as string, found: GEODATABASE });
    throw new EmpriseError('folder-without-layer', { file });
  }
  const remarks = [
    { code: 'files-unreadable', files: geodatabases },
    { code: 'links-not-followed', files: links },
  ].flatMap(({ code, files }) => (files.length === 0 ? [] : [{ code, count: files.length, params: { files: listed(files) } }]));
  return { ...source, remarks: [...(source.remarks ?? []), ...remarks], close: () => source.close() };
}

const GEODATABASE = 'Esri File Geodatabase';
const isGeodatabase = (path: string): boolean => /\.gdb$/i.test(path.replace(/[/\\]+$/, ''));

/** Says which file of the folder a layer is of: a report is forwarded to who made that one. */
async function openMember(path: string, entry: string, options: OpenOptions, openInside: OpenInside): Promise<Source> {
  const source = await openInside(path, options);
  return { ...source, layers: source.layers.map((layer) => ({ ...layer, file: entry })), close: () => source.close() };
}

interface Inside {
  readonly files: string[];
  readonly geodatabases: string[];
  /** They may lead anywhere: what was chosen is this folder, not what it points to. */
  readonly links: string[];
}

/** Paths of the files inside, with `/`, in the order of their names: the same folder reads the same everywhere. */
export async function filesIn(path: string): Promise<Inside> {
  const files: string[] = [];
  const links: string[] = [];
  const geodatabases: string[] = [];
  const walk = async (folder: string, prefix: string, levels: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (files.length >= MAX_FILES) return;
      const inside = `${prefix}${entry.name}`;
      if (isNoise(inside)) continue;
      if (entry.isFile()) files.push(inside);
      else if (entry.isSymbolicLink()) links.push(inside);
      else if (entry.isDirectory() && isGeodatabase(entry.name)) geodatabases.push(inside);
      else if (entry.isDirectory() && levels > 0) await walk(join(folder, entry.name), `${inside}/`, levels - 1);
    }
  };
  await walk(path, '', LEVELS_BELOW);
  return { files, geodatabases, links };
}
