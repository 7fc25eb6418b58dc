/** The page a name means: one kept in the project, a template file, or a template that comes with Emprise. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { mainMap } from '../../../../../shared/cartography/page/page-views.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { PageLayout } from '../../../../../shared/domain/page-layout.ts';
import { filterAbout } from '../../../../../shared/domain/page-territory.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { keptLayouts, plainName } from './kept.ts';
import { readTemplate } from './template-file.ts';
import { pageTemplates } from './templates.ts';

/**
 * By id or by name, whatever its case and accents; a page of the project comes before a template of the same name. Throws `layout-unknown` with the names
 * there are, `template-newer-version`, `template-damaged`.
 */
export async function layoutNamed(reader: ProjectReader, resources: string, name: string, language: Language): Promise<PageLayout> {
  if (/\.json$/iu.test(name) && existsSync(name)) return (await readTemplate(name, reader)).layout;
  const kept = keptLayouts(reader);
  const own = kept.find((one) => one.id === name) ?? kept.find((one) => plainName(one.name) === plainName(name));
  if (own?.layout) return own.layout;
  if (own) throw new EmpriseError('template-newer-version', { file: own.name });
  const templates = pageTemplates(reader, resources, language);
  const template = templates.find(({ id }) => id === name) ?? templates.find((one) => plainName(one.name) === plainName(name));
  if (template) return template.layout;
  const known = [...kept.map((one) => one.name), ...templates.map(({ id }) => id)].join(', ');
  if (/\.json$/iu.test(name)) throw new EmpriseError('file-not-found', { file: path.basename(name) });
  throw new EmpriseError('layout-unknown', { name, known });
}

/** The same page about another territory, its tables and charts too, under another title. `around`: what is shown beside the territory, as a share of its longer side. */
export function retargeted(layout: PageLayout, change: { territory?: string | undefined; title?: string | undefined }): PageLayout {
  const { territory, title } = change;
  const view = mainMap(layout)?.view;
  const former = view?.type === 'territory' ? view.territory : null;
  const items = layout.items.map((item): PageLayout['items'][number] => {
    if (item.type === 'text' && item.role === 'title' && title !== undefined) return { ...item, text: title };
    if ((item.type === 'table' || item.type === 'chart') && territory !== undefined)
      return { ...item, where: filterAbout(item.where, former, territory) };
    if (item.type !== 'map' || item.inset !== null || item.view.type === 'linked' || territory === undefined) return item;
    const around = item.view.type === 'territory' || item.view.type === 'atlas' ? item.view.around : 0.04;
    return { ...item, epsg: 'auto', view: { type: 'territory', territory, around, denominator: null } };
  });
  return { ...layout, items, ...(title === undefined ? {} : { variables: { ...layout.variables, titre: title } }) };
}
