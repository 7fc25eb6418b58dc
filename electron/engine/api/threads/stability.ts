/** Entry of dist/engine/stability.cjs: draws weights beside the engine's own loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { rankStability } from '../../../../shared/decision/stability.ts';
import { toEngineError } from '../serve.ts';
import type { StabilityReply, StabilityRequest, StabilityThreadData } from './stability-messages.ts';

const port = parentPort;
if (port === null) throw new Error('draws are made in a thread');
const latest = new Int32Array((workerData as StabilityThreadData).latest);

port.on('message', ({ ticket, problem, options }: StabilityRequest) => {
  const send = (reply: StabilityReply): void => port.postMessage(reply);
  const checkpoint = (): void => {
    if (Atomics.load(latest, 0) !== ticket) throw new EmpriseError('cancelled');
  };
  try {
    send({ ticket, figures: rankStability(problem, { ...options, checkpoint }) });
  } catch (error) {
    send({ ticket, error: toEngineError(error) });
  }
});
