/**
 * A WFS → one GeoJSON in a part: pages by `startIndex`, in a stable order, to the last object that the service announces, however few it gives at once.
 * Begun anew after a cut: pages of two moments may not fit together.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { answerWords } from './answer-words.ts';
import { faultOf } from './faults.ts';
import { isPage } from './fetch-file.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { isKnownEncoding, isPacked, unpacked } from './unpack.ts';

const pageSchema = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.unknown().optional(),
  features: z.array(z.looseObject({ id: z.union([z.string(), z.number()]).nullish() })),
  /** `unknown` is allowed by the standard. */
  numberMatched: z.union([z.number().int(), z.string()]).optional(),
  totalFeatures: z.union([z.number().int(), z.string()]).optional(),
  links: z.array(z.looseObject({ rel: z.string().optional() })).optional(),
});
type Page = z.output<typeof pageSchema>;

export interface FetchedPages {
  readonly objects: number;
  /** Objects that came on two pages, written once. */
  readonly repeated: number;
  readonly pages: number;
}

/** Throws `download-empty` where the service has nothing, `download-failed` (`incomplete`) where it stops before its own count. */
export async function fetchWfs(
  line: Line,
  address: URL,
  entry: CatalogueEntry,
  part: Part,
  progress: (done: number, total: number) => void,
): Promise<FetchedPages> {
  part.drop();
  const seen = new Set<string>();
  let [start, repeated, pages, size, matched] = [0, 0, 0, 0, null as number | null];
  try {
    const file = await open(part.file, 'w');
    const write = async (text: string): Promise<void> => {
      size += Buffer.byteLength(text);
      if (size > line.settings.limit_bytes) throw tooLarge(line);
      await file.write(text);
    };
    try {
      for (;;) {
        const page = await readPage(line, pageAddress(address, entry, start, line.settings.page));
        pages += 1;
        matched = countOf(page) ?? matched;
        if (pages === 1) await write(`{"type":"FeatureCollection",${page.crs ? `"crs":${JSON.stringify(page.crs)},` : ''}"features":[\n`);
        const texts: string[] = [];
        for (const feature of page.features) {
          const text = JSON.stringify(feature);
          const key = feature.id == null ? createHash('sha1').update(text).digest('base64') : String(feature.id);
          if (seen.has(key)) repeated += 1;
          else texts.push(text);
          seen.add(key);
        }
        if (texts.length > 0) await write(`${seen.size > texts.length ? ',\n' : ''}${texts.join(',\n')}`);
        start += page.features.length;
        progress(start, matched ?? 0);
        if (isLast(page, start, matched, line.settings.page)) break;
      }
      await write('\n]}\n');
    } finally {
      await file.close();
    }
    if (seen.size === 0) throw new EmpriseError('download-empty', { host: line.host });
    // an object that came twice may have taken the place of another: the count of the service decides
    if (matched !== null && seen.size < matched)
      throw new EmpriseError('download-failed', { host: line.host, cause: 'incomplete' }, `${seen.size} / ${matched}`);
  } catch (error) {
    part.drop();
    throw faultOf(error, line.host);
  }
  return { objects: seen.size, repeated, pages };
}

export function pageAddress(address: URL, { typeName = '', sortBy }: CatalogueEntry, start: number, count: number): URL {
  const page = new URL(address);
  page.searchParams.set('TYPENAMES', typeName);
  page.searchParams.set('STARTINDEX', String(start));
  page.searchParams.set('COUNT', String(count));
  if (sortBy !== undefined) page.searchParams.set('SORTBY', sortBy);
  return page;
}

function isLast(page: Page, start: number, matched: number | null, asked: number): boolean {
  if (page.features.length === 0) return true;
  if (matched !== null) return start >= matched;
  if (page.links?.some(({ rel }) => rel === 'next')) return false;
  // no count and no link: only a page that is not full may be the last one, unless the service gives fewer than asked; an empty one then says so
  return page.links !== undefined && page.features.length < asked;
}

function countOf({ numberMatched, totalFeatures }: Page): number | null {
  const count = Number(numberMatched ?? totalFeatures ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 ? count : null;
}

async function readPage(line: Line, address: URL): Promise<Page> {
  const answer = await line.get(address, { 'accept-encoding': 'gzip' });
  if (answer.statusCode !== 200 || isPage(answer)) return line.refuse(answer);
  const encoding = answer.headers['content-encoding'];
  if (!isKnownEncoding(encoding)) throw new EmpriseError('download-failed', { host: line.host, cause: 'encoding' });
  const body = line.body(answer);
  const chunks: Buffer[] = [];
  for await (const chunk of isPacked(encoding) ? unpacked(body, line.settings.limit_bytes, line.host) : body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const page = pageSchema.safeParse(fromJson(text));
  if (!page.success) throw new EmpriseError('download-not-data', { host: line.host, answer: answerWords(text) });
  return page.data;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooLarge(line: Line): EmpriseError {
  return new EmpriseError('download-too-large', { host: line.host, limit_mb: Math.round(line.settings.limit_bytes / 1e6) });
}
