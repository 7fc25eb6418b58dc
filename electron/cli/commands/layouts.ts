import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import type { Hooks } from '../../engine/api/services/hooks.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { tableLines } from '../table.ts';

export const layouts: Command = {
  name: 'layouts',
  positionals: [{ name: 'P' }],
  options: [
    { name: 'add', value: 'L' },
    { name: 'title', value: 'T' },
    { name: 'remove', value: 'L' },
    { name: 'page', value: 'L' },
    { name: 'write', value: 'F.json' },
  ],
  async run({ positional, option, hooks, text, language }) {
    const [add, remove, page, out] = [option('add'), option('remove'), option('page'), option('write')];
    if (add !== undefined && remove !== undefined) throw new UsageFault('options-contradict', { option: '--add', other: '--remove' });
    if (page !== undefined && out === undefined) throw new UsageFault('option-missing', { option: '--write', values: 'F.json' });
    const [access, kept, templates, resolve, files] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/layouts/kept.ts'),
      import('../../engine/api/services/layouts/templates.ts'),
      import('../../engine/api/services/layouts/resolve.ts'),
      import('../../engine/api/services/layouts/template-file.ts'),
    ]);
    let done: string | null = null;
    const named = (reader: Parameters<typeof resolve.layoutNamed>[0], name: string): Promise<PageLayout> =>
      resolve.layoutNamed(reader, hooks.resources, name, language);
    const label = (code: string, name: string) => ({ code, params: { name }, origin: 'settings' as const });
    if (add !== undefined || remove !== undefined)
      await access.withWriter(positional(0), hooks as Hooks, async (project) => {
        if (add !== undefined) {
          const given = await named(project, add);
          const { layout, row } = kept.addedLayout(project, { ...given, name: option('title') ?? given.name }, new Date());
          project.apply({ operations: [{ op: 'put', table: kept.LAYOUTS, rows: [row] }] }, label('layout-create', layout.name));
          done = layout.name;
        } else {
          const { id, name } = kept.keptNamed(project, remove ?? '');
          const key = Number(id);
          project.apply({ operations: [{ op: 'delete', table: kept.LAYOUTS, ranges: [[key, key]] }] }, label('layout-delete', name));
          done = name;
        }
      });
    const data = await access.withReader(positional(0), async (reader) => {
      if (page !== undefined && out !== undefined) {
        const layout = await named(reader, page);
        await files.writeTemplate(layout, out);
        done = layout.name;
      }
      return {
        layouts: kept.keptLayouts(reader).map(({ id, name, layout }) => ({ id, name, readable: layout !== null })),
        templates: templates
          .pageTemplates(reader, hooks.resources, language)
          .map(({ id, name, description }) => ({ id, name, description })),
        done,
      };
    });
    const word = add !== undefined ? 'added' : remove !== undefined ? 'removed' : 'written';
    if (data.done !== null) return { data, lines: [text(`cli.layouts.${word}`, { name: data.done })] };
    const pages = data.layouts.map(({ id, name, readable }) => [readable ? name : text('cli.layouts.newer', { name }), id]);
    return {
      data,
      lines: [
        ...(pages.length > 0
          ? tableLines([{ title: text('cli.layouts.page') }, { title: text('cli.layouts.id'), align: 'right' }], pages)
          : [text('cli.layouts.none')]),
        '',
        ...tableLines(
          [{ title: text('cli.layouts.template') }, { title: text('cli.layouts.description') }],
          data.templates.map(({ id, description }) => [id, description]),
          90,
        ),
      ],
    };
  },
};
