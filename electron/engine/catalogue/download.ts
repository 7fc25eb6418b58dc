/** Fetches one entry into the shelf: the copy that is there, its confirmation by the producer, or a new file. */
import { rmSync } from 'node:fs';
import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { addressOf, checkedValues, fileNameOf, type Values } from './address.ts';
import { finishContent } from './content.ts';
import { faultOf } from './faults.ts';
import { fetchFile } from './fetch-file.ts';
import { fetchWfs } from './fetch-wfs.ts';
import { Line, type LineHooks } from './line.ts';
import type { Part } from './part.ts';
import { type Kept, Shelf } from './shelf.ts';

export interface DownloadRequest {
  readonly userData: string;
  /** Of the application, said to the server and nothing else about the machine. */
  readonly version: string;
  readonly entry: CatalogueEntry;
  readonly values: Values;
  /** Ask the producer even where a copy is there. */
  readonly again: boolean;
}

export interface DownloadHooks extends LineHooks {
  /** `subject`: the host. Bytes of a file, objects of a WFS; total 0 = unknown. */
  progress(step: 'download' | 'download-objects' | 'verify', subject: string, done: number, total: number): void;
}

export interface Downloaded extends Kept {
  /** kept: nothing was asked; confirmed: the producer has no newer one. */
  readonly how: 'kept' | 'confirmed' | 'fetched';
  /** Objects a WFS sent twice, written once. */
  readonly repeated: number;
}

/** Throws `network-off`, `cancelled`, `catalogue-value-invalid`, `download-*`, `disk-full`, `folder-read-only`. The copy before stays until the new one is whole. */
export async function download(request: DownloadRequest, hooks: DownloadHooks): Promise<Downloaded> {
  const { entry, again, version } = request;
  const values = checkedValues(entry, request.values);
  const shelf = new Shelf(request.userData);
  const kept = shelf.find(entry.id, values);
  if (kept && !again) return { ...kept, how: 'kept', repeated: 0 };
  const address = addressOf(entry, values);
  const line = new Line(address, version, hooks);
  try {
    line.check();
    const part = shelf.part(entry.id, values);
    // a copy of another address (an entry somebody has changed) proves nothing about this one
    const known = kept?.record.address === address.href ? kept.record : null;
    const got = await receive(line, address, entry, part, known, hooks);
    if (got === null && kept) return { ...shelf.confirm(kept, now()), how: 'confirmed', repeated: 0 };
    const { encoding = 'identity', etag = null, lastModified = null, repeated = 0 } = got ?? {};
    hooks.progress('verify', line.host, 0, 0);
    const place = await finished(line, part, () => finishContent(line, part.file, encoding, fileNameOf(entry, values)));
    const facts = { entry: entry.id, values, address: address.href, etag, lastModified, fetchedAt: now(), modifiedAt: isoOf(lastModified) };
    const copy = shelf.keep(place.path, { ...facts, file: place.name, bytes: place.bytes, sha256: place.sha256 });
    part.drop();
    return { ...copy, how: 'fetched', repeated };
  } catch (error) {
    throw faultOf(error, line.host);
  } finally {
    line.close();
  }
}

interface Received {
  readonly encoding?: string;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly repeated?: number;
}

function receive(
  line: Line,
  address: URL,
  entry: CatalogueEntry,
  part: Part,
  known: Kept['record'] | null,
  hooks: DownloadHooks,
): Promise<Received | null> {
  const step = entry.protocol === 'wfs' ? 'download-objects' : 'download';
  const progress = (done: number, total: number): void => hooks.progress(step, line.host, done, total);
  return entry.protocol === 'wfs' ? fetchWfs(line, address, entry, part, progress) : fetchFile(line, address, part, known, progress);
}

/** What is no data must not be gone on from. */
async function finished<T>(line: Line, part: Part, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    part.drop();
    rmSync(`${part.file}.ready`, { force: true });
    throw faultOf(error, line.host);
  }
}

function now(): string {
  return new Date().toISOString();
}

function isoOf(httpDate: string | null): string | null {
  const time = Date.parse(httpDate ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
