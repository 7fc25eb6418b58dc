import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { ANALYSIS_CODES } from '../../../shared/domain/analysis.ts';
import { nearest } from '../../../shared/expression/index.ts';
import { formatDuration } from '../../../shared/format/quantities.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { tableLines } from '../table.ts';

export const analyse: Command = {
  name: 'analyse',
  positionals: [{ name: 'P' }],
  options: [{ name: 'only', value: 'a,b,…', choices: ANALYSIS_CODES, list: true }, { name: 'params', value: 'F.json' }, { name: 'force' }],
  async run({ positional, option, given, hooks, text, language }) {
    const [{ withWriter }, { analysisStates, runAnalyses }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/analyse.ts'),
    ]);
    const [only, params] = [option('only'), option('params')];
    const request = {
      force: given('force'),
      ...(only === undefined ? {} : { only: only.split(',').map((code) => code.trim()) }),
      ...(params === undefined ? {} : { params: readParameters(params) }),
    };
    const data = await withWriter(positional(0), hooks, async (project) => {
      const before = new Map(analysisStates(project).map(({ code, computedAt }) => [code, computedAt]));
      const analyses = await runAnalyses(project, request, hooks);
      return {
        ran: analyses.filter(({ code, computedAt }) => computedAt !== (before.get(code) ?? null)).map(({ code }) => code),
        analyses,
      };
    });
    const rows = data.analyses.map((analysis) => [
      text(`analysis.${analysis.code}.title`),
      text(data.ran.includes(analysis.code) ? 'cli.analyse.computed' : analysis.stale ? 'cli.analyse.stale' : 'cli.analyse.fresh'),
      data.ran.includes(analysis.code) && analysis.duration_ms !== null ? formatDuration(analysis.duration_ms, language) : '',
    ]);
    const columns = [
      { title: text('cli.analyse.analysis') },
      { title: text('cli.analyse.state') },
      { title: text('cli.analyse.duration'), align: 'right' as const },
    ];
    return { data, lines: tableLines(columns, rows) };
  },
};

/** Parameters by analysis: `{ "recyclage": { "seuil": 0.3 } }`. */
function readParameters(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new EmpriseError(missing ? 'file-not-found' : 'file-unreadable', { file: path.basename(file) }, String(error));
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      for (const code of Object.keys(parsed)) refuseUnknown(code);
      return parsed as Record<string, unknown>;
    }
  } catch (error) {
    if (error instanceof UsageFault) throw error;
    // the same refusal as for JSON of another shape
  }
  throw new EmpriseError('parameter-invalid', { name: path.basename(file), reason: 'cli.analyse.params-shape' });
}

/** A slip in the name of an analysis would leave its parameters unread. */
function refuseUnknown(code: string): void {
  if ((ANALYSIS_CODES as readonly string[]).includes(code)) return;
  const suggestion = nearest(code, ANALYSIS_CODES) ?? 'none';
  throw new UsageFault('value-unknown', { option: '--params', value: code, suggestion, values: ANALYSIS_CODES.join(', ') });
}
