/** What archives and folders have in common: which of the files in them are sources, and all of these together as one. */
import { posix } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { OpenOptions, Source, SourceLayer } from '../types.ts';
import { toldApart } from './presented.ts';

export type OpenInside = (path: string, options: OpenOptions) => Promise<Source>;

/** One file inside, opened when it is its turn. `entry`: its path inside, with `/`. */
export interface Member {
  readonly entry: string;
  open(): Promise<Source>;
}

/** No delivery comes near; a disk given by mistake does. */
export const MAX_MEMBERS = 300;

const STRONG =
  /\.(shp|geojson|json|geojsonl|geojsons|geojsonseq|ndjson|jsonl|topojson|gpkg|fgb|kml|kmz|gpx|mif|csv|tsv|xlsx|ods|xls)(\.gz)?$/i;
/** Endings that mostly hold something else (a notice, metadata): looked at only where there is nothing better. */
const WEAK = /\.(txt|xml|sqlite|db)(\.gz)?$/i;

/** Left by systems and programs beside the data. */
export function isNoise(entry: string): boolean {
  return /(^|\/)__MACOSX\//.test(entry) || /^(\.|~\$)/.test(posix.basename(entry));
}

/** The names, among those inside, of files that can be sources, without their companions. `archives`: whether a zip counts. */
export function sourcesAmong(names: readonly string[], archives: boolean): string[] {
  const seen = names.filter((name) => !isNoise(name));
  const strong = seen.filter((name) => STRONG.test(name) || (archives && /\.zip$/i.test(name)));
  return strong.length > 0 ? strong : seen.filter((name) => WEAK.test(name));
}

/** Refusals that speak of the whole, not of one file in it. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['archive-too-large', 'encoding-unknown', 'cancelled', 'disk-full']);

/**
 * The layers of all members as one source; what could not be read is listed in a note. Where nothing could be, throws the first refusal.
 * Answers null where there is no member at all.
 */
export async function together(members: readonly Member[], close: () => void): Promise<Source | null> {
  const opened: { source: Source; entry: string }[] = [];
  const unreadable: string[] = [];
  let first: unknown = null;
  const closeAll = (): void => {
    for (const { source } of opened) source.close();
    close();
  };
  try {
    for (const { entry, open } of members.slice(0, MAX_MEMBERS)) {
      try {
        opened.push({ entry, source: await open() });
      } catch (error) {
        if (!(error instanceof EmpriseError) || OF_THE_WHOLE.has(error.code) || error.params['cause'] === 'encrypted') throw error;
        first ??= error;
        unreadable.push(entry);
      }
    }
    if (opened.length === 0 && first !== null && !members.every(({ entry }) => WEAK.test(entry))) throw first;
  } catch (error) {
    closeAll();
    throw error;
  }
  // A notice that is no table is nothing at all.
  if (opened.length === 0) return null;
  const inside = opened.flatMap(({ source, entry }) =>
    source.layers.map((layer): { layer: SourceLayer; entry: string } => ({ layer, entry })),
  );
  const [only] = opened;
  const left = members.length - Math.min(members.length, MAX_MEMBERS);
  return {
    layers: toldApart(inside),
    ...(opened.length === 1 && only?.source.isProject ? { isProject: true } : {}),
    remarks: [
      ...opened.flatMap(({ source }) => source.remarks ?? []),
      ...(unreadable.length === 0 ? [] : [{ code: 'files-unreadable', count: unreadable.length, params: { files: listed(unreadable) } }]),
      ...(left === 0 ? [] : [{ code: 'files-beyond-limit', count: left, params: { most: MAX_MEMBERS } }]),
    ],
    close: closeAll,
  };
}

const LISTED = 12;
export const listed = (names: readonly string[]): string => names.slice(0, LISTED).join(', ') + (names.length > LISTED ? '…' : '');
