import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenRequest } from '../../shared/contract/shell.ts';
import { type Launched, launchApp } from '../support/launch.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp({ bare: true });
  await emprise.page.evaluate(async () => {
    const requests: unknown[] = [];
    Object.assign(globalThis, { requests });
    window.emprise.on('open', (request) => requests.push(request));
    await window.emprise.call('pageReady', undefined);
  });
});
afterAll(async () => {
  await emprise?.close();
});
const requests = () => emprise.page.evaluate(() => (globalThis as unknown as { requests: unknown[] }).requests) as Promise<OpenRequest[]>;

test('files dropped on the window reach the page as tokens', async () => {
  const files = ['sites.zip', 'étude.gpkg'].map((name) => path.join(emprise.folder, name));
  for (const file of files) writeFileSync(file, 'abc');
  const session = await emprise.app.context().newCDPSession(emprise.page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await emprise.page.waitForFunction(() => (globalThis as unknown as { requests: unknown[] }).requests.length === 1);
  expect(await requests()).toEqual([
    {
      kind: 'files',
      origin: 'drop',
      files: [
        { token: expect.stringMatching(/^[\w-]{32}$/), name: 'sites.zip', folder: emprise.folder, size: 3, mode: 'read' },
        { token: expect.stringMatching(/^[\w-]{32}$/), name: 'étude.gpkg', folder: emprise.folder, size: 3, mode: 'document' },
      ],
    },
  ]);
});

test('a page cannot make a drop of its own', async () => {
  await emprise.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    const forged = new File(['x'], 'passwd');
    Object.defineProperty(forged, 'path', { value: '/etc/passwd' });
    dataTransfer.items.add(forged);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  });
  await emprise.page.waitForTimeout(300);
  expect(await requests()).toHaveLength(1);
});
