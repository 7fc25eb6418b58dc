import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { callOnOwnPort, shellAnswer } from '../support/port-calls.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
});
afterAll(async () => {
  await emprise?.close();
});

test('the page runs in the sandbox, without Node, and its window is made that way on purpose', async () => {
  const inPage = await emprise.page.evaluate(() => {
    const world = globalThis as Record<string, unknown>;
    return { require: typeof world['require'], process: typeof world['process'], secure: isSecureContext, origin: location.origin };
  });
  expect(inPage).toEqual({ require: 'undefined', process: 'undefined', secure: true, origin: 'app://emprise' });
  const preferences = await emprise.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('there is no window');
    return (window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  expect(preferences['webviewTag'] ?? false).toBe(false);
});

test('the page starts without a complaint', async () => {
  await emprise.page.waitForLoadState('networkidle');
  expect(emprise.complaints).toEqual([]);
});

test('the Content-Security-Policy stops inline scripts, blob workers and every host', async () => {
  const refused = await emprise.page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.intruder = 1';
    document.body.append(inline);
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    document.body.append(image);
    await fetch('https://example.org/').catch(() => undefined);
    try {
      new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
    } catch {
      // some versions throw, all report
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    inline.remove();
    image.remove();
    return { directives, ran: 'intruder' in globalThis };
  });
  expect(refused.ran).toBe(false);
  expect(new Set(refused.directives)).toEqual(new Set(['script-src-elem', 'img-src', 'connect-src', 'worker-src']));
  // these refusals were wanted
  emprise.complaints.length = 0;
});

test('the app scheme serves the page and nothing beside it', async () => {
  const statuses = await emprise.page.evaluate(
    async (paths) => {
      const status = (path: string) =>
        fetch(path).then(
          (answer) => answer.status,
          () => 0,
        );
      return Promise.all(paths.map(status));
    },
    [
      'app://emprise/index.html',
      'app://emprise/../../package.json',
      'app://emprise/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://emprise/..%5c..%5cpackage.json',
      'app://autre/index.html',
      'file:///etc/passwd',
    ],
  );
  expect(statuses).toEqual([200, 404, 404, 404, 0, 0]);
  emprise.complaints.length = 0;
});

test('permissions, new windows and navigation are refused', async () => {
  const refused = await emprise.page.evaluate(async () => {
    const geolocation = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code),
      ),
    );
    return { geolocation, notification: await Notification.requestPermission(), window: window.open('https://example.org/') === null };
  });
  expect(refused).toEqual({ geolocation: 1, notification: 'denied', window: true });
  await emprise.page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await emprise.page.waitForTimeout(200);
  expect(emprise.page.url()).toBe('app://emprise/index.html');
  expect(emprise.app.windows()).toHaveLength(1);
});

test('the page has fourteen doors at most, and each refuses what does not fit', async () => {
  const doors = await emprise.page.evaluate(() => Object.keys(window.emprise).sort());
  expect(doors).toEqual(['call', 'connectEngine', 'on']);
  const wrong: readonly (readonly [string, unknown])[] = [
    ['readFile', { path: '/etc/passwd' }],
    ['constructor', undefined],
    ['chooseSave', { purpose: 'exe', name: 'x' }],
    ['reveal', { token: '/etc/passwd' }],
    ['reveal', { path: '/etc/passwd' }],
    ['reopen', { id: '../../etc/passwd' }],
    ['describeWindow', { title: 'x', file: 'not-a-token-at-all', edited: false }],
    ['changePreferences', { theme: 'neon' }],
  ];
  const codes = await Promise.all(
    wrong.map(async ([name, params]) => ((await shellAnswer(emprise.page, name, params)) as { error?: { code: string } }).error?.code),
  );
  expect(codes).toEqual([
    'parameter-invalid',
    'parameter-invalid',
    'parameter-invalid',
    'file-token-unknown',
    'parameter-invalid',
    'file-not-found',
    'file-token-unknown',
    'parameter-invalid',
  ]);
});

test('the engine takes no path and no forged token', async () => {
  const target = path.join(emprise.folder, 'voisin.gpkg');
  writeFileSync(target, '');
  const forged = [target, 'A'.repeat(32), '../../etc/passwd'];
  const refused = { ok: false, error: { code: 'file-token-unknown' } };
  for (const file of forged) {
    expect(await callOnOwnPort(emprise.page, 'project/open', { file })).toMatchObject(refused);
    expect(await callOnOwnPort(emprise.page, 'import/inspect', { file })).toMatchObject(refused);
  }
  expect(await callOnOwnPort(emprise.page, 'project/open', { path: target })).toMatchObject({
    ok: false,
    error: { code: 'parameter-invalid' },
  });
  expect(await callOnOwnPort(emprise.page, 'toString', {})).toMatchObject({ ok: false, error: { code: 'parameter-invalid' } });
});

test('nothing was complained about', () => {
  expect(emprise.complaints).toEqual([]);
});
