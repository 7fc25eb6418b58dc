/** The window's end of the port: numbered calls, checked results, checked events; outlives the engine it speaks with. */
import {
  type CallParams,
  type CallResult,
  type EngineCall,
  type EngineEvent,
  type EventPayload,
  engineContract,
  engineEvents,
} from '../../shared/contract/engine.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { eventFrameSchema, type RequestFrame, responseFrameSchema } from '../../shared/contract/wire.ts';
import { EngineFailure } from './failure.ts';

interface PendingCall {
  readonly call: EngineCall;
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: EngineFailure) => void;
}
type Listener = (payload: never) => void;

const failure = (code: ErrorCode, details?: string) =>
  new EngineFailure({ code, params: {}, ...(details === undefined ? {} : { details }) });

export class EngineClient {
  readonly #pending = new Map<number, PendingCall>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #port: MessagePort | null = null;
  /** Calls made before there is a port. */
  #unsent: RequestFrame[] = [];
  #lastId = 0;

  attach(port: MessagePort): void {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
    for (const frame of this.#unsent.splice(0)) port.postMessage(frame);
  }

  /** The engine is gone: what was asked of it will not be answered. */
  lose(): void {
    this.#port?.close();
    this.#port = null;
    this.#unsent = [];
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(failure('engine-restarted'));
  }

  /** Resolves with the checked result; rejects with EngineFailure. */
  call<C extends EngineCall>(call: C, params: CallParams<C>): Promise<CallResult<C>> {
    this.#lastId += 1;
    const frame = { id: this.#lastId, call, params };
    return new Promise<CallResult<C>>((resolve, reject) => {
      this.#pending.set(frame.id, { call, resolve: resolve as (result: unknown) => void, reject });
      if (this.#port) this.#port.postMessage(frame);
      else this.#unsent.push(frame);
    });
  }

  /** Answers the function that ends the listening. */
  on<E extends EngineEvent>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener as Listener);
    return () => {
      listeners.delete(listener as Listener);
    };
  }

  #receive(data: unknown): void {
    const response = responseFrameSchema.safeParse(data);
    if (response.success) {
      const pending = this.#pending.get(response.data.id);
      this.#pending.delete(response.data.id);
      if (!pending) return;
      if (!response.data.ok) pending.reject(new EngineFailure(response.data.error));
      else this.#settle(pending, response.data.result);
      return;
    }
    const event = eventFrameSchema.safeParse(data);
    if (event.success && Object.hasOwn(engineEvents, event.data.event)) this.#dispatch(event.data.event as EngineEvent, event.data.payload);
  }

  #settle({ call, resolve, reject }: PendingCall, result: unknown): void {
    const checked = engineContract[call].result.safeParse(result);
    if (checked.success) resolve(checked.data);
    else reject(failure('internal', `${call}: ${checked.error.message}`));
  }

  #dispatch(event: EngineEvent, payload: unknown): void {
    const checked = engineEvents[event].safeParse(payload);
    if (!checked.success) {
      console.error(`event ${event} refused: ${checked.error.message}`);
      return;
    }
    for (const listener of this.#listeners.get(event) ?? []) listener(checked.data as never);
  }
}
