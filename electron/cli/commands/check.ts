import { formatNumber } from '../../../shared/format/numbers.ts';
import type { Command } from '../command.ts';
import { tableLines } from '../table.ts';

export const check: Command = {
  name: 'check',
  positionals: [{ name: 'P' }],
  options: [],
  async run({ positional, text, language }) {
    const [{ withReader }, { checkProject }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/project.ts'),
    ]);
    const data = await withReader(positional(0), (reader) => checkProject(reader, language));
    const lines = [text(data.ok ? 'cli.check.ok' : 'cli.check.problems', { count: data.problems.length })];
    if (data.problems.length > 0)
      lines.push(
        '',
        ...tableLines(
          [{ title: text('cli.check.problem') }, { title: text('cli.info.table') }, { title: text('cli.check.count'), align: 'right' }],
          data.problems.map((problem) => [problem.message, problem.table ?? '', formatNumber(problem.count, language)]),
          90,
        ),
      );
    return { data, lines, status: data.ok ? 0 : 1 };
  },
};
