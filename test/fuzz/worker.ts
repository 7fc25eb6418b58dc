/** Reads one damaged file after another as an import would; says how each ended. Killed by its parent when it takes too long. */
import path from 'node:path';
import { silentHooks } from '../../electron/engine/api/services/hooks.ts';
import { stageImport } from '../../electron/engine/api/services/stage-import.ts';
import { probeFile } from '../../electron/engine/importers/index.ts';
import { EmpriseError } from '../../shared/contract/errors.ts';
import type { ImportOptions, ImportReport } from '../../shared/domain/import.ts';

export interface Work {
  readonly number: number;
  readonly file: string;
  readonly options: ImportOptions;
  readonly check: boolean;
  /** Folder where a staging file may be written. */
  readonly staging: string;
}
export interface Outcome {
  readonly number: number;
  /** `imported`, the code of a refusal, or `fault` with what was wrong. */
  readonly outcome: string;
  readonly fault: string | null;
  readonly ms: number;
}

const hooks = silentHooks({ resources: path.resolve(import.meta.dirname, '../../dist/resources'), version: '0.0.0' });

async function read({ number, file, options, check, staging }: Work): Promise<Omit<Outcome, 'ms'>> {
  try {
    if (check) await probeFile(file, options, staging);
    const report = await stageImport({ paths: [file], options, staging: path.join(staging, 'staging.sqlite') }, hooks);
    return { number, outcome: 'imported', fault: miscounted(report) };
  } catch (error) {
    if (!(error instanceof EmpriseError))
      return { number, outcome: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    if (error.code === 'internal') return { number, outcome: 'fault', fault: `refused as internal: ${error.details ?? ''}` };
    const isNamed = typeof error.params['file'] === 'string';
    return { number, outcome: error.code, fault: isNamed ? null : `${error.code} does not name the file` };
  }
}

function miscounted(report: ImportReport): string | null {
  const wrong = [report, ...report.files].find((each) => each.read !== each.imported + each.rejected);
  return wrong === undefined ? null : `${wrong.read} read, ${wrong.imported} imported, ${wrong.rejected} rejected`;
}

process.on('message', (work: Work) => {
  process.send?.('begun');
  const begun = performance.now();
  void read(work).then((outcome) => process.send?.({ ...outcome, ms: performance.now() - begun }));
});
process.send?.('ready');
