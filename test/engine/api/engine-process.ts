/** The engine as a process of its own, spoken to as the relay does, that can be killed. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';

const bundle = path.join(import.meta.dirname, '../../../dist/engine/engine.cjs');

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #frames: Record<string, unknown>[] = [];
  #number = 0;

  constructor(userData: string) {
    this.#child = fork(bundle, ['--user-data', userData, '--app-version', '0.1.0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.on('message', (message: { type: string; frame?: Record<string, unknown> }) => {
      if (message.frame) this.#frames.push(message.frame);
    });
    this.#child.send({ type: 'client', client: 1 });
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  grant(file: string, mode: 'document' | 'read'): string {
    const token = `token ${mode} ${path.basename(file)}`;
    this.#child.send({ type: 'grant', grant: { token, path: file, name: path.basename(file), size: null, mode } });
    return token;
  }

  async call(name: string, params: object): Promise<unknown> {
    const id = ++this.#number;
    this.#child.send({ type: 'frame', client: 1, frame: { id, call: name, params } });
    const frame = await this.#until((each) => each['id'] === id);
    if (frame['ok'] !== true) throw new Error(JSON.stringify(frame['error']));
    return frame['result'];
  }

  event(isIt: (event: string, payload: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    return this.#until(
      (each) => typeof each['event'] === 'string' && isIt(each['event'], (each['payload'] ?? {}) as Record<string, unknown>),
    );
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  async #until(isIt: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    await vi.waitFor(() => expect(this.#frames.some(isIt)).toBe(true), { timeout: 30_000, interval: 10 });
    return this.#frames.find(isIt) as Record<string, unknown>;
  }
}
