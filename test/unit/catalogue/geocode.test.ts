import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { geocode } from '../../../electron/engine/catalogue/index.ts';

test('a service that never answers is left after the time allowed', async () => {
  const server = http.createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`;
  const hooks = { isAllowed: () => true, checkpoint: () => undefined, settings: { idle_ms: 100 } };
  await expect(geocode(address, '0.1.0', { words: 'rue de Thiard', near: null }, hooks)).rejects.toMatchObject({
    code: 'download-timed-out',
  });
});
