/** Entry of dist/engine/stability.cjs: draws weights, or weighs one site, beside the engine's own loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { robustnessOf } from '../../../../shared/decision/robustness.ts';
import { rankStability } from '../../../../shared/decision/stability.ts';
import { toEngineError } from '../serve.ts';
import type { StabilityReply, StabilityRequest, StabilityThreadData } from './stability-messages.ts';

const port = parentPort;
if (port === null) throw new Error('draws are made in a thread');
const latest = new Int32Array((workerData as StabilityThreadData).latest);

port.on('message', (request: StabilityRequest) => {
  const { ticket, problem } = request;
  const send = (reply: StabilityReply): void => port.postMessage(reply);
  const checkpoint = (): void => {
    if (Atomics.load(latest, 0) !== ticket) throw new EmpriseError('cancelled');
  };
  try {
    checkpoint();
    const figures =
      request.what === 'draws'
        ? rankStability(problem, { ...request.options, checkpoint })
        : robustnessOf(problem, { ...request.options, checkpoint });
    send({ ticket, figures });
  } catch (error) {
    send({ ticket, error: toEngineError(error) });
  }
});
