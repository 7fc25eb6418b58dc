import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { ANALYSES, ANALYSIS_CODES, type AnalysisCode } from '../../../../shared/domain/analysis.ts';
import type { ProjectReader } from '../../store/index.ts';

export interface PlannedAnalysis {
  readonly code: AnalysisCode;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface AnalysisRequest {
  readonly only?: readonly string[] | undefined;
  readonly force?: boolean | undefined;
  /** Parameters by analysis: `{ "recyclage": { "seuil": 0.3 } }`. What is not given keeps its last value, then its default. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** What has to be computed: analyses never run, stale, or asked for with other parameters; all of those named with `force`. */
export function planAnalyses(reader: ProjectReader, request: AnalysisRequest): PlannedAnalysis[] {
  const known = new Map(reader.analyses().map((analysis) => [analysis.code, analysis]));
  return namedAnalyses(request.only)
    .map((code) => ({ code, parameters: parametersOf(code, request.params?.[code], known.get(code)?.parameters) }))
    .filter(({ code, parameters }) => {
      const last = known.get(code);
      return request.force || !last || last.stale || JSON.stringify(last.parameters) !== JSON.stringify(parameters);
    });
}

function namedAnalyses(only: readonly string[] | undefined): AnalysisCode[] {
  if (!only) return [...ANALYSIS_CODES];
  return only.map((name) => {
    const code = ANALYSIS_CODES.find((candidate) => candidate === name);
    if (!code) throw new EmpriseError('parameter-invalid', { name: 'only', value: name, known: ANALYSIS_CODES.join(', ') });
    return code;
  });
}

function parametersOf(code: AnalysisCode, given: unknown, last: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  const checked = ANALYSES[code].parameters.safeParse({ ...last, ...(given as object | undefined) });
  if (!checked.success) throw new EmpriseError('parameter-invalid', { name: code, value: JSON.stringify(given) }, checked.error.message);
  return checked.data;
}
