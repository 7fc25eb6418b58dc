/** Keeps an engine running: after a death it starts one more on the same grants; a second death within a minute is left to the user. */
import type { MessagePortMain } from 'electron';
import type { FileGrant } from '../../shared/contract/wire.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';
import type { GrantRegister } from './grants.ts';

const SECOND_DEATH_MS = 60_000;

export interface EngineHostOptions {
  readonly dist: string;
  readonly args: readonly string[];
  readonly grants: GrantRegister;
  /** The switch of the settings, as it stands. */
  readonly isNetworkAllowed: () => boolean;
  readonly onRestart: () => void;
  /** Died twice within a minute; nothing runs until `restart`. */
  readonly onFailure: () => void;
}

export class EngineHost {
  readonly #options: EngineHostOptions;
  #process: EngineProcess | null = null;
  #clients = 0;
  #lastDeath = Number.NEGATIVE_INFINITY;
  #stopping = false;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#start();
  }

  #start(): void {
    const started = startEngineProcess(this.#options.dist, this.#options.args);
    this.#process = started;
    for (const grant of this.#options.grants.all()) void started.grant(grant);
    void started.network(this.#options.isNetworkAllowed());
    void started.exited.then((code) => this.#died(started, code));
  }

  #died(which: EngineProcess, code: number): void {
    if (this.#stopping || this.#process !== which) return;
    process.stderr.write(`engine: ended with status ${code}\n`);
    this.#process = null;
    const now = Date.now();
    const again = now - this.#lastDeath < SECOND_DEATH_MS;
    this.#lastDeath = now;
    if (again) this.#options.onFailure();
    else this.restart();
  }

  restart(): void {
    if (this.#process) return;
    this.#start();
    this.#options.onRestart();
  }

  connect(port: MessagePortMain): void {
    this.#clients += 1;
    this.#process?.connect(this.#clients, port);
  }

  async grant(grant: FileGrant): Promise<void> {
    await this.#process?.grant(grant);
  }

  /** Tells the engine how the switch stands; a download under way ends where it is off. */
  async tellNetwork(): Promise<void> {
    await this.#process?.network(this.#options.isNetworkAllowed());
  }

  /** Resolves true when nothing runs any more and the engine ended by itself. */
  async stop(wait_ms: number): Promise<boolean> {
    this.#stopping = true;
    return (await this.#process?.quit(wait_ms)) ?? true;
  }
}
