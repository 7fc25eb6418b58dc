/** A producer's server on this machine, an entry that points to it, and a shelf that goes when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Downloaded,
  type DownloadHooks,
  type DownloadRequest,
  download,
  type LineSettings,
} from '../../../electron/engine/catalogue/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';

export interface Producer {
  readonly base: string;
  readonly host: string;
  /** Every request that came, in order. */
  readonly requests: http.IncomingMessage[];
  /** Connections opened, requests or not. */
  connections(): number;
}

export async function producer(answer: (request: http.IncomingMessage, response: http.ServerResponse) => void): Promise<Producer> {
  const requests: http.IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base: `http://${host}`, host, requests, connections: () => connections };
}

export function entryAt(address: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id: 'essai',
    title: 'Essai',
    producer: 'Producteur',
    licence: 'Licence Ouverte 2.0',
    description: '',
    page: '',
    protocol: 'file',
    address,
    kind: 'couche',
    parameters: [],
    file: 'essai.geojson',
    ...more,
  };
}

export function shelfFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-catalogue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const QUICK: Partial<LineSettings> = { connect_ms: 5_000, idle_ms: 5_000, guard_ms: 5 };

export function get(
  userData: string,
  entry: CatalogueEntry,
  more: Partial<Pick<DownloadRequest, 'values' | 'again'>> & Partial<DownloadHooks> = {},
): Promise<Downloaded> {
  const { values = {}, again = false, settings = {}, ...hooks } = more;
  return download(
    { userData, version: '0.1.0', entry, values, again },
    { isAllowed: () => true, checkpoint: () => undefined, progress: () => undefined, ...hooks, settings: { ...QUICK, ...settings } },
  );
}

/** Code and values of the refusal; fails where there is none. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; params: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof EmpriseError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('nothing was refused');
}

export const feature = (id: number) => ({
  type: 'Feature',
  id: `commune.${id}`,
  geometry: { type: 'Point', coordinates: [4 + id / 1e4, 46] },
  properties: { code: String(id).padStart(5, '0'), nom: `L’Étang n°${id}` },
});
export const collection = (count: number) =>
  JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: count }, (_, id) => feature(id)) });
