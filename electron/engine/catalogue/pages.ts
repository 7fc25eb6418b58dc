/**
 * Pages of a WFS kept across a cut: the objects in the part, whole page after whole page, and beside it one line of JSON for the question and one for
 * each page. A page is believed where its bytes have the digest of its line, so that a line or a page cut in its middle is asked for again.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { WfsRenewal } from '../../../shared/domain/catalogue.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';

const questionSchema = z.object({ version: z.literal(1), question: z.string() });
const pageSchema = z.object({
  /** As asked for: index of the first object, and how many. */
  from: z.number().int(),
  count: z.number().int(),
  /** Index of the object after the last one that came. */
  next: z.number().int().positive(),
  /** Bytes of the part up to its end, and the digest of its own. */
  end: z.number().int().nonnegative(),
  sha256: z.string(),
  /** Of the last object that came, without its id: some services make a new one at every answer. */
  last: z.string(),
  etag: z.string().nullable(),
  matched: z.number().int().nullable(),
  at: z.iso.datetime(),
});
export type KeptPage = z.output<typeof pageSchema>;

export interface WfsFeature {
  readonly id?: string | number | null | undefined;
  readonly [member: string]: unknown;
}

export interface Kept {
  readonly pages: readonly KeptPage[];
  /** Keys of the objects written. */
  readonly seen: Set<string>;
  readonly why: WfsRenewal | null;
}

/** What may be gone on from. Throws `cancelled`, `network-off`. `why` is null where there is nothing to say: pages to go on from, or none before. */
export async function keptPages(part: Part, question: string, line: Pick<Line, 'settings' | 'check'>): Promise<Kept> {
  const nothing = (why: WfsRenewal | null): Kept => ({ pages: [], seen: new Set(), why });
  const [head, ...lines] = linesOf(part.stateFile);
  const first = pageSchema.safeParse(lines[0]);
  const asked = questionSchema.safeParse(head);
  if (!asked.success || !first.success) return nothing(null);
  if (asked.data.question !== question) return nothing('question');
  const age_ms = Date.now() - Date.parse(first.data.at);
  if (age_ms > line.settings.pagesAge_ms || age_ms < 0) return nothing('age');
  const pages: KeptPage[] = [];
  const seen = new Set<string>();
  try {
    const file = await open(part.file, 'r');
    try {
      for (const text of lines) {
        line.check();
        const page = pageSchema.safeParse(text);
        if (!page.success) break;
        const keys = await keysOf(file, pages.at(-1)?.end ?? 0, page.data);
        if (keys === null) break;
        for (const key of keys) seen.add(key);
        pages.push(page.data);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    return nothing('damaged');
  }
  return pages.length === 0 ? nothing('damaged') : { pages, seen, why: null };
}

/** Takes the part back to the end of the last page kept; none: begins it. */
export function settle(part: Part, question: string, pages: readonly KeptPage[]): void {
  if (pages.length === 0) {
    part.drop();
    writeFileSync(part.file, '');
  } else truncateSync(part.file, pages.at(-1)?.end ?? 0);
  writeFileSync(part.stateFile, [{ version: 1, question }, ...pages].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** After its objects are written: a line without its bytes would only be found damaged. */
export function keepPage(part: Part, page: KeptPage): void {
  appendFileSync(part.stateFile, `${JSON.stringify(page)}\n`);
}

export function keyOf(feature: WfsFeature): string {
  return feature.id == null ? createHash('sha1').update(JSON.stringify(feature)).digest('base64') : String(feature.id);
}

/** Digest of an object without its id. */
export function likenessOf(feature: WfsFeature | undefined): string {
  const { id: _, ...rest } = feature ?? {};
  return digestOf(JSON.stringify(rest));
}

export function digestOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keys of the objects of a page; null where its bytes are not those that were written. The first line is the head of the collection, or a comma. */
async function keysOf(file: FileHandle, from: number, { end, sha256 }: KeptPage): Promise<string[] | null> {
  const length = end - from;
  if (length < 0) return null;
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
  if (bytesRead < length || digestOf(buffer) !== sha256) return null;
  const text = buffer.toString('utf8');
  return (JSON.parse(`[${text.slice(text.indexOf('\n') + 1)}]`) as WfsFeature[]).map(keyOf);
}

/** Up to the first line that is no JSON. */
function linesOf(file: string): unknown[] {
  const lines: unknown[] = [];
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) lines.push(JSON.parse(line));
  } catch {
    // no file, or the end of it
  }
  return lines;
}
