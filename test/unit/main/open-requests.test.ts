import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpenRequests, readStartArguments } from '../../../electron/main/open-requests.ts';
import type { OpenRequest } from '../../../shared/contract/shell.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-arguments-'));
  mkdirSync(path.join(folder, 'emprise-0.1'));
  writeFileSync(path.join(folder, 'étude.gpkg'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('files are found from the folder the command was given in; options, folders and unknown words are not files', () => {
  const argv = ['--no-sandbox', 'emprise-0.1', 'étude.gpkg', 'absente.gpkg', '--demo', path.join(folder, 'étude.gpkg')];
  const file = path.join(folder, 'étude.gpkg');
  expect(readStartArguments(argv, folder)).toEqual({ demo: true, files: [file, file] });
  const addresses = [pathToFileURL(file).toString(), 'file://serveur/partage/étude.gpkg', 'https://example.org/étude.gpkg'];
  expect(readStartArguments(addresses, folder)).toEqual({ demo: false, files: [file] });
  expect(readStartArguments([], folder)).toEqual({ demo: false, files: [] });
});

test('requests wait for the page, in order, and again while it reloads', () => {
  const requests = new OpenRequests();
  const demo: OpenRequest = { kind: 'demo' };
  const drop: OpenRequest = { kind: 'files', origin: 'drop', files: [] };
  const delivered: OpenRequest[] = [];
  const deliver = (request: OpenRequest) => delivered.push(request);
  requests.add(demo);
  requests.add(drop);
  expect(requests.start(deliver)).toEqual([demo, drop]);
  requests.add(demo);
  expect(delivered).toEqual([demo]);
  requests.pause();
  requests.add(drop);
  expect(delivered).toEqual([demo]);
  expect(requests.start(deliver)).toEqual([drop]);
});
