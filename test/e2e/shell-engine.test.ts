import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answerMessageBoxes, messageBoxes } from '../support/dialogs.ts';
import { type Launched, launchApp } from '../support/launch.ts';
import { callOnOwnPort } from '../support/port-calls.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp({ bare: true });
});
afterAll(async () => {
  await emprise?.close();
});

/** Process ids of this application's engine, found by its command line. */
function engineProcesses(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes('engine.cjs') && line.includes(emprise.folder) && !line.includes('relay.cjs'))
    .map((line) => Number.parseInt(line, 10));
}

async function killEngine(): Promise<void> {
  const [engine] = engineProcesses();
  if (engine === undefined) throw new Error('no engine is running');
  process.kill(engine, 'SIGKILL');
  await vi.waitFor(() => expect(engineProcesses()).not.toContain(engine), { timeout: 5_000 });
}

test('the engine answers on a transferred port, under a Node that can load SQLite', async () => {
  const answer = await callOnOwnPort(emprise.page, 'app/info', {});
  expect(answer).toMatchObject({ ok: true, result: { version: '0.1.0' } });
  expect(engineProcesses()).toHaveLength(1);
});

test('an engine that dies is replaced once and the page is told', async () => {
  await emprise.page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    window.emprise.on('engine', (state) => told.push(state));
  });
  await killEngine();
  await emprise.page.waitForFunction(() => (globalThis as unknown as { told: unknown[] }).told.includes('restarted'));
  expect(await callOnOwnPort(emprise.page, 'app/info', {})).toMatchObject({ ok: true });
});

test('a second death within a minute is left to the user, in plain words; Réessayer brings the engine back', async () => {
  await answerMessageBoxes(emprise.app, 0);
  await killEngine();
  await vi.waitFor(async () => expect(await messageBoxes(emprise.app)).toEqual(['Le moteur s’est arrêté deux fois de suite.']), {
    timeout: 10_000,
  });
  await vi.waitFor(() => expect(engineProcesses()).toHaveLength(1), { timeout: 5_000 });
  expect(await callOnOwnPort(emprise.page, 'app/info', {})).toMatchObject({ ok: true });
});

test('closing the window ends the engine', async () => {
  const [engine] = engineProcesses();
  await emprise.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await emprise.app.waitForEvent('close');
  expect(engineProcesses()).toEqual([]);
  expect(engine).toBeGreaterThan(0);
});
