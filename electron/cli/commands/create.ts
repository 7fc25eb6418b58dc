import type { Command } from '../command.ts';
import { formatByEnding } from '../target.ts';
import { infoLines } from './info.ts';

export const create: Command = {
  name: 'create',
  positionals: [{ name: 'P' }],
  options: [{ name: 'name', value: 'N' }, { name: 'demo' }, { name: 'force' }],
  async run({ positional, option, given, hooks, text, language }) {
    formatByEnding(positional(0), { '.gpkg': 'gpkg' });
    const { createProjectFile } = await import('../../engine/api/services/project.ts');
    const name = option('name');
    const info = await createProjectFile(
      positional(0),
      { ...(name === undefined ? {} : { name }), demo: given('demo'), force: given('force') },
      hooks,
    );
    return { data: info, lines: [text('cli.create.done', { file: info.file }), '', ...infoLines(info, text, language)] };
  },
};
