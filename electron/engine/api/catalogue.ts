import { randomUUID } from 'node:crypto';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { translate } from '../../../shared/messages/index.ts';
import { checkedValues, entryOf, loadCatalogue, Shelf } from '../catalogue/index.ts';
import type { EngineHandlers } from './serve.ts';
import { downloadNotes } from './services/download-notes.ts';
import type { Workspace } from './workspace.ts';

/** Official sources: what there is, what was fetched before, and fetching. */
export function catalogueHandlers(
  workspace: Workspace,
): Pick<EngineHandlers, 'catalogue/list' | 'catalogue/download' | 'catalogue/use' | 'catalogue/forget'> {
  const { context } = workspace;
  const { userData, resources, version, network } = context;
  const shelf = new Shelf(userData);
  // read anew each time: the planner may be writing an entry of their own
  const load = () => loadCatalogue(resources, userData);

  /** A file of the shelf, which the engine itself may now be asked to read. */
  const granted = (file: { readonly path: string; readonly name: string; readonly size: number }, { kind, fields }: CatalogueEntry) => {
    const token = randomUUID();
    context.files.add({ token, mode: 'read', ...file });
    return { token, name: file.name, size: file.size, known: { kind, fields } };
  };

  return {
    'catalogue/list': () => {
      const { entries, userFile } = load();
      return { networkAllowed: network.allowed, entries: [...entries], copies: shelf.list(), userFile };
    },
    'catalogue/download': ({ entry: id, values: given, again, language }) => {
      const entry = entryOf(load(), id);
      const values = checkedValues(entry, given);
      if (!network.allowed && (again || !shelf.find(id, values))) throw new EmpriseError('network-off');
      const request = { userData, version, entry, values, again, network: network.shared };
      return workspace.jobs.run({
        kind: 'download',
        subject: language === 'en' ? (entry.english?.title ?? entry.title) : entry.title,
        start: (hooks) => context.downloads.start('download', request, hooks),
        finish: (done) => ({
          granted: granted({ path: done.path, name: done.record.file, size: done.record.bytes }, entry),
          notes: downloadNotes(done).map(({ code, count, params }) => ({
            code,
            count,
            message: translate(language, `catalogue.note.${code}`, { count, ...params }),
          })),
        }),
      });
    },
    'catalogue/use': ({ entry: id, values: given }) => {
      const entry = entryOf(load(), id);
      const kept = shelf.find(id, checkedValues(entry, given));
      if (!kept) throw new EmpriseError('catalogue-copy-missing', { entry: entry.title });
      return granted({ path: kept.path, name: kept.record.file, size: kept.record.bytes }, entry);
    },
    'catalogue/forget': ({ entry: id, values }) => {
      shelf.forget(id, checkedValues(entryOf(load(), id), values));
      return {};
    },
  };
}
