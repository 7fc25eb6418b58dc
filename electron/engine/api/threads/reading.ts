/** Entry of dist/engine/reading.cjs: reads one file in a thread of its own, so that another can write what it finds meanwhile. */
import { parentPort } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { prepareImport } from '../../importers/pipeline.ts';
import type { LayerReport } from '../../importers/types.ts';
import { BatchGatherer, buffersOf } from '../../store/merge/packed-batch.ts';
import { BATCHES_AHEAD, type ReadingMessage, type ReadingRequest } from './reading-messages.ts';

const PROGRESS_MS = 50;
/** Packed at once, rows die young: the collector has nothing to carry along. */
const BATCH_ROWS = 50;

const port = parentPort;
if (port === null) throw new Error('reading runs in a thread');
const send = (message: ReadingMessage, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let allowed = BATCHES_AHEAD;
let wake: (() => void) | null = null;
const gathered = new BatchGatherer();
/** The request comes first, then one answer for each batch. */
port.once('message', (request: ReadingRequest) => {
  port.on('message', (written: ArrayBuffer) => {
    gathered.reuse(written);
    allowed++;
    wake?.();
  });
  begin(request);
});

async function read({ path, options, workFolder }: ReadingRequest): Promise<readonly LayerReport[]> {
  let told = performance.now();
  const batches = prepareImport(path, options, {
    ...(workFolder === undefined ? {} : { workFolder }),
    batchRows: BATCH_ROWS,
    checkpoint: (done, total) => {
      const now = performance.now();
      if (now - told < PROGRESS_MS) return;
      told = now;
      send({ type: 'progress', done, total });
    },
  });
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      await give();
      return next.value;
    }
    gathered.add(next.value.table, next.value.rows);
    if (gathered.isFull) await give();
  }
}

async function give(): Promise<void> {
  for (const batch of gathered.take()) {
    while (allowed === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    allowed--;
    send({ type: 'batch', batch }, buffersOf(batch));
  }
}

function begin(request: ReadingRequest): void {
  void read(request)
    .then(
      (reports) => send({ type: 'result', reports }),
      (error: unknown) => {
        const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send({ type: 'error', error: error instanceof EmpriseError ? error.toEngineError() : { code: 'internal', params: {}, details } });
      },
    )
    .finally(() => port?.close());
}
