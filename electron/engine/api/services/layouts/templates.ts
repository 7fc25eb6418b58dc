/** The templates that come with Emprise: data of resources/layouts, in the words of the language, for the project as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type PageLayout, pageLayoutSchema } from '../../../../../shared/domain/page-layout.ts';
import { type Language, translate } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';

export interface PageTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly layout: PageLayout;
}

const templateSchema = z.object({ id: z.string(), rank: z.number(), layout: z.record(z.string(), z.unknown()) });

/** In the order they are offered. */
export function pageTemplates(reader: ProjectReader, resources: string, language: Language): PageTemplate[] {
  const firsts = new Firsts(reader);
  return rawTemplates(resources)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id, layout }) => {
      const name = translate(language, `page.template.${id}`);
      const filled = fill(layout, language, firsts) as Record<string, unknown>;
      return {
        id,
        name,
        description: translate(language, `page.template.${id}.description`),
        layout: pageLayoutSchema.parse({ ...filled, language, name }),
      };
    });
}

function rawTemplates(resources: string): z.output<typeof templateSchema>[] {
  const folder = path.join(resources, 'layouts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => templateSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** Messages that take a value are given a variable of the page in its place. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'map.sources': { sources: '{{sources}}' },
  'map.data-date': { date: '{{date-arrete}}' },
  'map.projection': { projection: '{{projection}}' },
  'map.realisation': { who: '{{realisation}}' },
  'map.contact': { who: '{{contact}}' },
  'map.made-with': { date: '{{date}}' },
  'page.word.region-title': { territory: '{{territoire}}' },
  'page.word.workshop-title': { project: '{{projet}}' },
  'page.word.page': { page: '{{page}}', pages: '{{pages}}' },
};

const MESSAGE = /@\{([a-z0-9.-]+)\}/gu;
/** `@first:region`: the code of the territory of the project that the template is shown for. */
const FIRST = /@first:(region|epci|site)/u;

/** `@{key}` is the message of that key. What names a territory that the project has not got becomes null: the whole project is shown. */
function fill(value: unknown, language: Language, firsts: Firsts): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, language, firsts));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, language, firsts)]));
  if (typeof value !== 'string') return value;
  const level = FIRST.exec(value)?.[1];
  const code = level === undefined ? '' : firsts.code(level);
  if (code === null) return null;
  return value.replace(FIRST, code).replace(MESSAGE, (_, key: string) => translate(language, key, VALUES[key] ?? {}));
}

/** For each level, the territory with most sites; without sites, with most EPCI or communes. */
class Firsts {
  readonly #reader: ProjectReader;
  readonly #known = new Map<string, string | null>();

  constructor(reader: ProjectReader) {
    this.#reader = reader;
  }

  code(level: string): string | null {
    const known = this.#known.get(level);
    if (known !== undefined) return known;
    const found =
      level === 'site'
        ? this.#most('sites', 'site_id')
        : level === 'epci'
          ? (this.#most('sites', 'epci_siren', 'epci') ?? this.#most('epci', 'siren'))
          : (this.#most('sites', 'region', 'epci') ?? this.#most('epci', 'region') ?? this.#most('communes', 'region'));
    this.#known.set(level, found);
    return found;
  }

  /** The most frequent value; only one that the layer `within` can show. */
  #most(table: string, column: string, within: string | null = null): string | null {
    if (!this.#reader.columns(table, { results: true }).some(({ name }) => name === column)) return null;
    if (within !== null && this.#reader.count(within) === 0) return null;
    const counts = new Map<string, number>();
    for (const row of this.#reader.rows(table, { columns: [column], results: true })) {
      const value = row[column];
      if (typeof value === 'string' && value !== '' && !value.includes("'")) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }
}
