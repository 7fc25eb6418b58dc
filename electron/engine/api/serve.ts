/**
 * Answers the contract on a port. Parameters are checked here, errors become `{code, params}` here, and calls that change something
 * run one after the other; calls that only look, or that stop a job, are answered at once.
 */
import {
  type CallResult,
  type CheckedParams,
  type EngineCall,
  type EngineEvent,
  type EventPayload,
  engineContract,
} from '../../../shared/contract/engine.ts';
import { EmpriseError, type EngineError } from '../../../shared/contract/errors.ts';
import { type EventFrame, type ResponseFrame, requestFrameSchema } from '../../../shared/contract/wire.ts';
import { Turns } from './turns.ts';

export type EngineHandlers = { [C in EngineCall]: (params: CheckedParams<C>) => CallResult<C> | Promise<CallResult<C>> };

/** The part of a MessagePort that is used; the port of a utility process and the relay's look the same from here. */
export interface EnginePort {
  post(frame: ResponseFrame | EventFrame): void;
  onFrame(listener: (frame: unknown) => void): void;
  onClose(listener: () => void): void;
}

const AT_ONCE: ReadonlySet<EngineCall> = new Set([
  'app/info',
  'project/summary',
  'project/recoverable',
  'layers/list',
  'layers/geometry',
  'layers/statistics',
  'layers/classes',
  'layers/sources',
  'tiles/get',
  'tiles/drop',
  'tiles/values',
  'tiles/within',
  'table/rows',
  'table/locate',
  'table/range',
  'table/hidden',
  'table/invert',
  'table/cancel',
  'table/statistics',
  'table/copy',
  'table/try-calculation',
  'views/bookmarks',
  'views/place',
  'views/second-map',
  'selection/area',
  'selection/where',
  'selection/locate',
  'selection/located',
  'selection/totals',
  'selection/extent',
  'selection/living',
  'kept-selections/list',
  'kept-selections/objects',
  'measure/line',
  'object/get',
  'edit/snapping',
  'edit/held',
  'search/find',
  'search/address',
  'import/inspect',
  'import/reports',
  'import/export-report',
  'mapping/list',
  'mapping/save',
  'mapping/forget',
  'base-maps/list',
  'base-maps/layout',
  'base-maps/tile',
  'base-maps/drop',
  'base-maps/look',
  'base-maps/keep',
  'base-maps/forget',
  'base-maps/open-file',
  'base-maps/empty-cache',
  'catalogue/list',
  'catalogue/use',
  'catalogue/forget',
  'analysis/list',
  'job/cancel',
  'job/list',
  'history/list',
  'restore/list',
  'media/list',
  'media/places',
  'media/totals',
  'media/look',
  'media/content',
  'annotations/list',
  'layouts/list',
  'layouts/templates',
  'layouts/draw',
  'layouts/export-template',
  'atlas/plan',
  'insets/place',
  'summary/get',
  'reports/preview',
  'workshop/get',
  'workshop/matrix',
  'workshop/stability',
  'workshop/robustness',
  'workshop/addresses',
  'workshop/room',
]);

export function toEngineError(error: unknown): EngineError {
  if (error instanceof EmpriseError) return error.toEngineError();
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`engine: ${details}\n`);
  return { code: 'internal', params: {}, details };
}

/** Serves any number of clients with one set of handlers and one line of changes. */
export class EngineServer {
  readonly #handlers: EngineHandlers;
  readonly #clients = new Set<EnginePort>();
  readonly #turns: Turns;

  constructor(handlers: EngineHandlers, turns: Turns = new Turns()) {
    this.#handlers = handlers;
    this.#turns = turns;
  }

  serve(port: EnginePort): void {
    this.#clients.add(port);
    port.onFrame((frame) => void this.#answer(port, frame));
    port.onClose(() => this.#clients.delete(port));
  }

  emit<E extends EngineEvent>(event: E, payload: EventPayload<E>): void {
    for (const port of this.#clients) port.post({ event, payload });
  }

  async #answer(port: EnginePort, frame: unknown): Promise<void> {
    const request = requestFrameSchema.safeParse(frame);
    // a frame without a number cannot be answered
    if (!request.success) return;
    const { id, call, params } = request.data;
    try {
      port.post({ id, ok: true, result: await this.#run(call, params) });
    } catch (error) {
      port.post({ id, ok: false, error: toEngineError(error) });
    }
  }

  #run(name: string, params: unknown): Promise<unknown> {
    if (!Object.hasOwn(engineContract, name)) throw new EmpriseError('parameter-invalid', { name });
    const call = name as EngineCall;
    const checked = engineContract[call].params.safeParse(params);
    if (!checked.success) throw new EmpriseError('parameter-invalid', { name }, checked.error.message);
    const handler = this.#handlers[call] as (given: unknown) => unknown;
    const work = async () => handler(checked.data);
    return AT_ONCE.has(call) ? work() : this.#turns.take(work);
  }
}
