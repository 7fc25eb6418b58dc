/** Entry of dist/engine/inspection.cjs: looks at one file after the other, for as long as the engine lives. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { probeFile } from '../../importers/index.ts';
import type { InspectionMessage, InspectionRequest, InspectionThreadData } from './inspection-messages.ts';

const port = parentPort;
if (port === null) throw new Error('looks are taken in a thread');
const { workFolder } = workerData as InspectionThreadData;

async function look({ path, options }: InspectionRequest): Promise<InspectionMessage> {
  try {
    const proposal = await probeFile(path, options, workFolder);
    return { type: 'proposal', proposal, heapBytes: heapBytes() };
  } catch (error) {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const refusal = error instanceof EmpriseError ? error.toEngineError() : ({ code: 'internal', params: {}, details } as const);
    return { type: 'error', error: refusal, heapBytes: heapBytes() };
  }
}

const heapBytes = (): number => getHeapStatistics().total_heap_size;

port.on('message', (request: InspectionRequest) => void look(request).then((message) => port.postMessage(message)));
