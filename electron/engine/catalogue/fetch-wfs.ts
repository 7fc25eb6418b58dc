/**
 * A WFS → one GeoJSON in a part: pages by `startIndex`, in a stable order, to the last object that the service announces, however few it gives at once.
 * After a cut it goes on from the first page that is missing, where the service still answers as it did: the same count, the same version of the pages
 * that have one, and the last object kept at its place. Else, and where the pages kept are too old, it begins anew and says why.
 */
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { CatalogueEntry, WfsRenewal } from '../../../shared/domain/catalogue.ts';
import { answerWords } from './answer-words.ts';
import { faultOf } from './faults.ts';
import { isPage } from './fetch-file.ts';
import type { Answer, Line } from './line.ts';
import { digestOf, type Kept, keepPage, keptPages, keyOf, likenessOf, settle } from './pages.ts';
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
  /** Objects that came on two pages, written once. */
  readonly repeated: number;
  /** Objects kept from a download that was cut. */
  readonly resumed: number;
  /** Why such objects were there and are not used. */
  readonly renewed: WfsRenewal | null;
  /** When the first page came, ISO 8601: the answer as a whole is no younger. */
  readonly begunAt: string;
}

export type WfsStep = 'download-objects' | 'download-resumed' | 'download-anew';

interface Errand {
  readonly line: Line;
  readonly address: URL;
  readonly entry: CatalogueEntry;
  readonly part: Part;
  readonly progress: (step: WfsStep, done: number, total: number) => void;
  /** What pages have to answer to belong together. */
  readonly question: string;
}

/** The service has changed since the pages that were kept. */
class Changed extends Error {
  readonly why: WfsRenewal;

  constructor(why: WfsRenewal) {
    super(why);
    this.why = why;
  }
}

/** Throws `download-empty` where the service has nothing, `download-failed` (`incomplete`) where it stops before its own count. */
export async function fetchWfs(
  line: Line,
  address: URL,
  entry: CatalogueEntry,
  part: Part,
  progress: Errand['progress'],
): Promise<FetchedPages> {
  const question = pageAddress(address, entry, 0, line.settings.page).href;
  const errand: Errand = { line, address, entry, part, progress, question };
  const anew = (why: WfsRenewal | null): Promise<FetchedPages> => receive(errand, { pages: [], seen: new Set(), why });
  try {
    const kept = await keptPages(part, question, line);
    if (kept.pages.length === 0) return await anew(kept.why);
    try {
      progress('download-resumed', kept.pages.at(-1)?.next ?? 0, kept.pages.at(-1)?.matched ?? 0);
      await confirm(errand, kept);
      return await receive(errand, kept);
    } catch (error) {
      if (error instanceof Changed) return await anew(error.why);
      throw error;
    }
  } catch (error) {
    const fault = faultOf(error, line.host);
    // what would be the same at the next try is not kept for it
    if (['download-empty', 'download-too-large'].includes(fault.code) || fault.params['cause'] === 'incomplete' || part.isEmpty())
      part.drop();
    throw fault;
  }
}

/** One question without its answer for each page whose version is known. Throws Changed. */
async function confirm({ line, address, entry }: Errand, { pages }: Kept): Promise<void> {
  for (const { from, count, etag } of pages) {
    if (etag === null) continue;
    const answer = await line.get(pageAddress(address, entry, from, count), { 'accept-encoding': 'gzip', 'if-none-match': etag });
    if (answer.statusCode !== 200 && answer.statusCode !== 304) return line.refuse(answer);
    answer.destroy();
    if (answer.statusCode === 200 && answer.headers.etag !== etag) throw new Changed('version');
  }
}

async function receive({ line, address, entry, part, progress, question }: Errand, { pages, seen, why }: Kept): Promise<FetchedPages> {
  const resumed = seen.size;
  const step = resumed > 0 ? 'download-resumed' : why === null ? 'download-objects' : 'download-anew';
  const last = pages.at(-1);
  let [start, end, matched, begunAt] = [last?.next ?? 0, last?.end ?? 0, last?.matched ?? null, pages[0]?.at ?? null];
  settle(part, question, pages);
  const file = await open(part.file, 'a');
  const write = async (text: string): Promise<void> => {
    end += Buffer.byteLength(text);
    if (end > line.settings.limit_bytes) throw tooLarge(line);
    await file.appendFile(text);
  };
  try {
    // the first page after a cut begins one object early: the last one kept, as a witness that nothing has moved
    for (let witness = last; ; witness = undefined) {
      const early = witness === undefined ? 0 : 1;
      const [from, count] = [start - early, line.settings.page + early];
      const { page, etag } = await readPage(line, pageAddress(address, entry, from, count));
      const told = countOf(page);
      if (witness !== undefined) {
        if (told !== null && matched !== null && told !== matched) throw new Changed('count');
        if (page.features.length === 0 || likenessOf(page.features[0]) !== witness.last) throw new Changed('order');
      }
      matched = told ?? matched;
      const texts: string[] = [];
      for (const feature of page.features.slice(early)) {
        const key = keyOf(feature);
        if (!seen.has(key)) texts.push(JSON.stringify(feature));
        seen.add(key);
      }
      const head =
        begunAt === null ? `{"type":"FeatureCollection",${page.crs ? `"crs":${JSON.stringify(page.crs)},` : ''}"features":[\n` : '';
      const text = `${head}${head === '' && texts.length > 0 ? ',\n' : ''}${texts.join(',\n')}`;
      begunAt ??= new Date().toISOString();
      await write(text);
      start = from + page.features.length;
      if (page.features.length > early) {
        const at = new Date().toISOString();
        keepPage(part, {
          from,
          count,
          next: start,
          end,
          sha256: digestOf(text),
          last: likenessOf(page.features.at(-1)),
          etag,
          matched,
          at,
        });
      }
      progress(step, start, matched ?? 0);
      if (isLast(page, start, matched, count)) break;
    }
    await write('\n]}\n');
  } finally {
    await file.close();
  }
  if (seen.size === 0) throw new EmpriseError('download-empty', { host: line.host });
  // an object that came twice may have taken the place of another: the count of the service decides
  if (matched !== null && seen.size < matched) {
    if (resumed > 0) throw new Changed('order');
    throw new EmpriseError('download-failed', { host: line.host, cause: 'incomplete' }, `${seen.size} / ${matched}`);
  }
  return { repeated: start - seen.size, resumed, renewed: why, begunAt };
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

async function readPage(line: Line, address: URL): Promise<{ readonly page: Page; readonly etag: string | null }> {
  const answer: Answer = await line.get(address, { 'accept-encoding': 'gzip' });
  if (answer.statusCode !== 200 || isPage(answer)) return line.refuse(answer);
  const encoding = answer.headers['content-encoding'];
  if (!isKnownEncoding(encoding)) throw new EmpriseError('download-failed', { host: line.host, cause: 'encoding' });
  const body = line.body(answer);
  const chunks: Buffer[] = [];
  for await (const chunk of isPacked(encoding) ? unpacked(body, line.settings.limit_bytes, line.host) : body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const page = pageSchema.safeParse(fromJson(text));
  if (!page.success) throw new EmpriseError('download-not-data', { host: line.host, answer: answerWords(text) });
  return { page: page.data, etag: answer.headers.etag ?? null };
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
