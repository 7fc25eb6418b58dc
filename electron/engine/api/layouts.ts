import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeOperation, Row, StepLabel } from '../../../shared/domain/change.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import type { StoredLayout } from '../../../shared/domain/page-report.ts';
import { freeName, movedTo } from '../../../shared/domain/views.ts';
import { type Language, translate } from '../../../shared/messages/index.ts';
import { removeAbandoned } from '../exporters/partial-file.ts';
import { targetOf } from './exports.ts';
import type { EngineHandlers } from './serve.ts';
import { addedImage } from './services/layouts/images.ts';
import { addedLayout, keptLayout, keptLayouts, LAYOUTS, layoutRow } from './services/layouts/kept.ts';
import { readTemplate, writeTemplate } from './services/layouts/template-file.ts';
import { pageTemplates } from './services/layouts/templates.ts';
import type { Workspace } from './workspace.ts';

type LayoutCall = Extract<keyof EngineHandlers, `layouts/${string}`>;
const LONGEST_NAME = 200;

/** Pages of the project: each change is one step of the journal. */
export function layoutHandlers(workspace: Workspace): Pick<EngineHandlers, LayoutCall> {
  const { context } = workspace;
  const known = (id: string): StoredLayout => {
    const found = keptLayout(workspace.project, id);
    if (!found) throw new EmpriseError('object-unknown', { layer: LAYOUTS, id });
    return found;
  };
  const readable = (id: string): PageLayout => {
    const { layout } = known(id);
    if (!layout) throw new EmpriseError('template-newer-version', { file: known(id).name });
    return layout;
  };
  const change = (operations: readonly ChangeOperation[], code: string, params: Record<string, string>) => {
    const label: StepLabel = { code, params, origin: 'settings' };
    // pages alone: what is read from other tables need not be read again
    return workspace.changed(workspace.project.apply({ operations }, label), 'edit');
  };
  const put = (rows: readonly Row[], code: string, params: Record<string, string>) =>
    change([{ op: 'put', table: LAYOUTS, rows }], code, params);
  const names = (but: string | null): string[] => keptLayouts(workspace.project).flatMap(({ id, name }) => (id === but ? [] : [name]));
  const named = (name: string, but: string | null): string => freeName(name.slice(0, LONGEST_NAME - 6), names(but));
  const add = (given: PageLayout, code: string) => {
    const { layout, row } = addedLayout(workspace.project, given, new Date());
    return { receipt: put([row], code, { name: layout.name }), id: layout.id, layout };
  };
  const templateOf = (template: string | undefined, language: Language): PageLayout => {
    const found = pageTemplates(workspace.project, context.resources, language).find(({ id }) => id === template);
    if (!found) throw new EmpriseError('object-unknown', { layer: LAYOUTS, id: template ?? '' });
    return found.layout;
  };

  return {
    'layouts/list': () => keptLayouts(workspace.project),
    'layouts/templates': ({ language }) => pageTemplates(workspace.project, context.resources, language),
    'layouts/create': ({ template, layout, name, language }) => {
      const made = layout ?? templateOf(template, language);
      return add(name === undefined ? made : { ...made, name }, 'layout-create');
    },
    'layouts/change': ({ id, layout, act, subject }) => {
      const before = readable(id);
      const after: PageLayout = { ...layout, id, name: layout.name === before.name ? before.name : named(layout.name, id) };
      if (JSON.stringify(after) === JSON.stringify(before)) return null;
      return put([layoutRow(Number(id), after, new Date())], `layout-${act}`, { name: subject === '' ? after.name : subject });
    },
    'layouts/rename': ({ id, name }) => {
      const { layout, name: before } = known(id);
      if (name === before) return null;
      const after = named(name, id);
      const row = layout ? layoutRow(Number(id), { ...layout, name: after }, new Date()) : { id: Number(id), nom: after };
      return put([row], 'layout-rename', { name: after });
    },
    'layouts/duplicate': ({ id, name }) => {
      const layout = readable(id);
      return add({ ...layout, name: name ?? layout.name }, 'layout-duplicate');
    },
    'layouts/move': ({ id, to }) => {
      const { name } = known(id);
      const before = keptLayouts(workspace.project);
      const after = movedTo(
        before,
        before.findIndex((one) => one.id === id),
        to,
      );
      if (after === before) return null;
      return put(
        after.map((one, ordre) => ({ id: Number(one.id), ordre })),
        'layout-order-pages',
        { name },
      );
    },
    'layouts/remove': ({ id }) => {
      const { name } = known(id);
      return change([{ op: 'delete', table: LAYOUTS, ranges: [[Number(id), Number(id)]] }], 'layout-delete', { name });
    },
    'layouts/draw': ({ layout, object, ticket }) => workspace.pages.draw({ layout, object }, ticket),
    'layouts/export': ({ layout, object, file, format, dpi, language }) => {
      const target = targetOf(workspace, file);
      const page = typeof layout === 'string' ? readable(layout) : layout;
      const { workingPath } = workspace.project;
      const access = { userData: context.userData, network: context.network.shared };
      const installation = { resources: context.resources, version: context.version };
      return workspace.jobs.run({
        kind: 'page',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'export-page',
            { path: workingPath, target: target.path, page, object, options: { format, dpi }, access, language, installation },
            { ...hooks, cleanup: () => removeAbandoned(target.path, { ofThisProcess: true }) },
          ),
        finish: ({ report }) => ({
          written: target.name,
          notes: report.warnings.map(({ code, params }) => ({
            code,
            count: Number(params['count'] ?? 1),
            message: translate(language, `page.warning.${code}`, params),
          })),
        }),
      });
    },
    'layouts/export-template': async ({ layout, file }) => {
      const target = targetOf(workspace, file);
      await writeTemplate(typeof layout === 'string' ? readable(layout) : layout, target.path);
      return { written: target.name };
    },
    'layouts/import-template': async ({ file }) => {
      const { layout, warnings } = await readTemplate(context.files.resolve(file, 'read').path, workspace.project);
      return { ...add(layout, 'layout-import'), warnings };
    },
    'layouts/add-image': async ({ file }) => {
      const row = await addedImage(workspace.project, context.files.resolve(file, 'read'));
      const receipt = change([{ op: 'put', table: 'medias', rows: [row] }], 'add-photo', { name: String(row['nom'] ?? '') });
      const [added] = workspace.project.rows('medias', { columns: ['id'], orderBy: [{ column: 'id', descending: true }], limit: 1 });
      return { receipt, media: Number(added?.['id']) };
    },
  };
}
