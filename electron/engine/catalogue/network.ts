/** The network switch: one flag, seen by the engine and by the threads of its downloads while they run. Off until somebody turns it on. */
export class NetworkSwitch {
  readonly shared: SharedArrayBuffer;
  readonly #flag: Int32Array;

  /** `shared`: the flag of a switch in another thread. */
  constructor(shared: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.shared = shared;
    this.#flag = new Int32Array(shared);
  }

  get allowed(): boolean {
    return Atomics.load(this.#flag, 0) === 1 && !isCutByEnvironment();
  }

  set(allowed: boolean): void {
    Atomics.store(this.#flag, 0, allowed ? 1 : 0);
  }
}

/** `EMPRISE_NETWORK=off`: whoever runs the machine has the last word. */
export function isCutByEnvironment(): boolean {
  return process.env['EMPRISE_NETWORK'] === 'off';
}
