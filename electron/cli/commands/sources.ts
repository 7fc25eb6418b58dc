import { formatDate } from '../../../shared/format/dates.ts';
import { formatBytes } from '../../../shared/format/quantities.ts';
import { downloadNotes } from '../../engine/api/services/download-notes.ts';
import type { SourceFile, SourceList } from '../../engine/api/services/sources.ts';
import type { Command, Context, Outcome } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { pairLines } from '../table.ts';
import { userDataFolder } from '../user-data.ts';

const ACTIONS = ['list', 'get'] as const;

export const sources: Command = {
  name: 'sources',
  positionals: [{ name: 'ACTION' }, { name: 'SOURCE', optional: true }, { name: 'VALUES', optional: true, several: true }],
  options: [{ name: 'out', value: 'F' }, { name: 'again' }, { name: 'offline' }],
  async run(context) {
    const { positionals, hooks, option, given } = context;
    const [action = '', id, ...words] = positionals;
    if (!(ACTIONS as readonly string[]).includes(action)) {
      throw new UsageFault('value-unknown', { option: 'ACTION', value: action, suggestion: 'none', values: ACTIONS.join(', ') });
    }
    const { listSources, fetchSource } = await import('../../engine/api/services/sources.ts');
    const userData = userDataFolder();
    if (action === 'list') return listed(listSources(userData, hooks), context);
    if (id === undefined) throw new UsageFault('argument-missing', { command: 'sources', argument: 'SOURCE' });
    const target = option('out') ?? null;
    const request = { userData, id, values: valuesOf(words), again: given('again'), offline: given('offline'), target };
    return fetched(await fetchSource(request, hooks), context);
  },
};

function valuesOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at < 1) throw new UsageFault('value-unknown', { option: 'VALUES', value: word, suggestion: 'none', values: 'name=value' });
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

function listed(list: SourceList, { text, language }: Context): Outcome {
  const lines = list.entries.flatMap((entry) => {
    const { title, description } = language === 'en' ? (entry.english ?? entry) : entry;
    const parameters = entry.parameters.map(({ name, choices, example = '…' }) =>
      choices ? `${name}=${choices.map(({ value }) => value).join('|')}` : `${name}=${example}`,
    );
    const copies = list.copies
      .filter((copy) => copy.entry === entry.id)
      .map((copy) => text('cli.sources.copy', { file: copy.file, date: formatDate(copy.fetchedAt) }));
    return [
      `${[entry.id, ...parameters].join(' ')}`,
      `  ${title} (${entry.producer}, ${entry.licence})`,
      `  ${description}`,
      ...copies,
      '',
    ];
  });
  const { state, rejected } = list.userFile;
  if (state === 'damaged') lines.push(text('catalogue.user-file-damaged'));
  if (rejected > 0) lines.push(text('catalogue.user-file-rejected', { count: rejected }));
  return { data: list, lines };
}

function fetched(file: SourceFile, { text, language }: Context): Outcome {
  const pairs: [string, string][] = [
    [text('cli.sources.file'), file.path],
    [text('cli.sources.size'), formatBytes(file.copy.bytes, language)],
    [text('cli.sources.state'), text(`cli.sources.how.${file.how}`, { date: formatDate(file.copy.fetchedAt) })],
    ...(file.copy.modifiedAt === null ? [] : [[text('cli.sources.modified'), formatDate(file.copy.modifiedAt)] as [string, string]]),
  ];
  const notes = downloadNotes(file).map(({ code, count, params }) => text(`catalogue.note.${code}`, { count, ...params }));
  return { data: file, lines: [...pairLines(pairs), ...notes] };
}
