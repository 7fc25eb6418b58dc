/** Fetches one entry into the shelf: the copy that is there, its confirmation by the producer, or a new file. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { CatalogueEntry, WfsRenewal } from '../../../shared/domain/catalogue.ts';
import { addressOf, checkedValues, fileNameOf, type Values } from './address.ts';
import { finishContent } from './content.ts';
import { faultOf } from './faults.ts';
import { fetchFile } from './fetch-file.ts';
import { fetchWfs, type WfsStep } from './fetch-wfs.ts';
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
  /**
   * `subject`: the host. Bytes of a file, objects of a WFS; total 0 = unknown. `download-resumed`: goes on, the first `done` being the objects kept;
   * `download-anew`: there were some, of no use any more.
   */
  progress(step: 'download' | WfsStep | 'verify', subject: string, done: number, total: number): void;
}

export interface Downloaded extends Kept {
  /** kept: nothing was asked; confirmed: the producer has no newer one. */
  readonly how: 'kept' | 'confirmed' | 'fetched';
  /** Objects a WFS sent twice, written once. */
  readonly repeated: number;
  /** Objects kept from a WFS download that was cut. */
  readonly resumed: number;
  /** Why such objects were there and could not be used. */
  readonly renewed: WfsRenewal | null;
}
const UNTOUCHED = { repeated: 0, resumed: 0, renewed: null } as const;

/** Throws `network-off`, `cancelled`, `catalogue-value-invalid`, `download-*`, `disk-full`, `folder-read-only`. The copy before stays until the new one is whole. */
export async function download(request: DownloadRequest, hooks: DownloadHooks): Promise<Downloaded> {
  const { entry, again, version } = request;
  const values = checkedValues(entry, request.values);
  const shelf = new Shelf(request.userData);
  const kept = shelf.find(entry.id, values);
  if (kept && !again) return { ...kept, how: 'kept', ...UNTOUCHED };
  const address = addressOf(entry, values);
  const line = new Line(address, version, hooks);
  try {
    line.check();
    const part = shelf.part(entry.id, values);
    // a copy of another address (an entry somebody has changed) proves nothing about this one
    const known = kept?.record.address === address.href ? kept.record : null;
    const got = await receive(line, address, entry, part, known, hooks);
    if (got === null && kept) return { ...shelf.confirm(kept, now()), how: 'confirmed', ...UNTOUCHED };
    const {
      encoding = 'identity',
      etag = null,
      lastModified = null,
      begunAt = now(),
      repeated,
      resumed,
      renewed,
    } = { ...UNTOUCHED, ...got };
    hooks.progress('verify', line.host, 0, 0);
    const place = await finished(line, entry, part, () => finishContent(line, part.file, encoding, fileNameOf(entry, values)));
    const facts = {
      entry: entry.id,
      values,
      address: address.href,
      etag,
      lastModified,
      fetchedAt: resumed > 0 ? begunAt : now(),
      modifiedAt: isoOf(lastModified),
    };
    const copy = shelf.keep(place.path, { ...facts, file: place.name, bytes: place.bytes, sha256: place.sha256 });
    part.drop();
    return { ...copy, how: 'fetched', repeated, resumed, renewed };
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
  readonly begunAt?: string;
  readonly repeated?: number;
  readonly resumed?: number;
  readonly renewed?: WfsRenewal | null;
}

function receive(
  line: Line,
  address: URL,
  entry: CatalogueEntry,
  part: Part,
  known: Kept['record'] | null,
  hooks: DownloadHooks,
): Promise<Received | null> {
  const progress = (step: 'download' | WfsStep, done: number, total: number): void => hooks.progress(step, line.host, done, total);
  if (entry.protocol === 'wfs') return fetchWfs(line, address, entry, part, progress);
  return fetchFile(line, address, part, known, (done, total) => progress('download', done, total));
}

/** What is no data must not be gone on from; pages whose proof was only interrupted may be. */
async function finished<T>(line: Line, { protocol }: CatalogueEntry, part: Part, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error, line.host);
    const isInterrupted = protocol === 'wfs' && ['cancelled', 'network-off'].includes(fault.code);
    if (isInterrupted && existsSync(part.readyFile)) renameSync(part.readyFile, part.file);
    else {
      part.drop();
      rmSync(part.readyFile, { force: true });
    }
    throw fault;
  }
}

function now(): string {
  return new Date().toISOString();
}

function isoOf(httpDate: string | null): string | null {
  const time = Date.parse(httpDate ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
