/**
 * Which communes (or EPCI, or EPT) make which territory, from a file: one line a commune with the code of its EPCI or Territoire d'industrie
 * (INSEE « Intercommunalité-Métropole », ANCT `liste-ti-com`, DGCL), one line a member of a Territoire d'industrie, or Etalab's JSON of EPCI.
 */
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { EPT_SIREN } from '../prepare/codes.ts';
import { type MemberColumns, memberColumns, membersOf, type TerritoireMember } from '../prepare/territoire-members.ts';
import { columnOf, communeCode, sirenCode } from './columns.ts';
import { isObject, type RecordTable, readTables, type TableRecord, tableThat } from './records.ts';

export interface CompositionGroup {
  /** SIREN of an EPCI, id of a Territoire d'industrie. */
  readonly code: string;
  readonly name: string | null;
  readonly nature: string | null;
  readonly members: readonly TerritoireMember[];
}

export interface Composition {
  readonly file: string;
  /** Where the name of the file says one. */
  readonly year: number | null;
  readonly epci: readonly CompositionGroup[] | null;
  readonly territoires: readonly CompositionGroup[] | null;
  /** Lines without a usable code. */
  readonly ignored: number;
  /** Lines that put a commune in a second EPCI: the first holds. */
  readonly contradicted: number;
}

/** Throws `composition-unreadable` with `cause` (format, json, empty, columns), or why the file cannot be read at all. */
export async function readComposition(path: string): Promise<Composition> {
  const file = basename(path);
  const { tables, json } = await readTables(path, 'composition-unreadable');
  const builder = new CompositionBuilder();
  const listed = groupsOfJson(json);
  if (listed !== null) for (const group of listed) builder.addGroup(group);
  else {
    const table = tableThat(tables, (columns) => layoutOf(columns) !== null);
    const layout = table && layoutOf(table.columns);
    if (!table || !layout) throw new EmpriseError('composition-unreadable', { file, cause: 'columns' }, namesOf(tables));
    for (const record of table.records) builder.addRecord(record, layout);
  }
  const { epci, territoires, ignored, contradicted } = builder;
  if (epci.size + territoires.size === 0) throw new EmpriseError('composition-unreadable', { file, cause: 'empty' });
  return { file, year: yearOf(file), epci: groups(epci), territoires: groups(territoires), ignored, contradicted };
}

const namesOf = (tables: readonly RecordTable[]): string => tables.map(({ columns }) => columns.join(', ')).join('\n');

interface Layout {
  readonly commune: string | null;
  readonly communeName: string | null;
  readonly epci: string | null;
  readonly epciName: string | null;
  readonly nature: string | null;
  readonly territoire: string | null;
  readonly territoireName: string | null;
  readonly members: MemberColumns;
}

/** Null where the columns do not tie members to territories. */
function layoutOf(columns: readonly string[]): Layout | null {
  const find = (role: Parameters<typeof columnOf>[1]): string | null => columnOf(columns, role);
  const commune = find('commune');
  const territoire = find('territoire');
  // DGCL: `siren` is the group's where the commune has its own columns
  const epci = find('epci') ?? (commune !== null && territoire === null && columns.includes('siren') ? 'siren' : null);
  const members = memberColumns([...columns]);
  const hasEpci = commune !== null && epci !== null;
  const hasTerritoire = territoire !== null && (commune ?? members.code ?? members.list) !== null;
  if (!hasEpci && !hasTerritoire) return null;
  return {
    commune,
    communeName: find('communeName'),
    epci: hasEpci ? epci : null,
    epciName: find('epciName'),
    nature: find('nature'),
    territoire,
    territoireName: find('territoireName'),
    members,
  };
}

interface Draft {
  readonly code: string;
  name: string | null;
  nature: string | null;
  readonly members: Map<string, TerritoireMember>;
}

class CompositionBuilder {
  readonly epci = new Map<string, Draft>();
  readonly territoires = new Map<string, Draft>();
  readonly #epciOf = new Map<string, string>();
  ignored = 0;
  contradicted = 0;

  addRecord(record: TableRecord, layout: Layout): void {
    const text = (column: string | null): string | null => (column === null ? null : record[column] || null);
    const insee = layout.commune === null ? null : communeCode(record[layout.commune]);
    const commune: TerritoireMember | null = insee === null ? null : { type: 'commune', code: insee, nom: text(layout.communeName) };
    if (layout.commune !== null && commune === null) {
      this.ignored += 1;
      return;
    }
    const siren = commune === null || layout.epci === null ? null : epciSiren(record[layout.epci]);
    if (siren !== null && commune !== null) this.#addToEpci(siren, text(layout.epciName), text(layout.nature), commune);
    const territoire = text(layout.territoire);
    if (layout.territoire === null || (territoire === null && commune !== null)) return;
    const members = commune === null ? membersOf(record, layout.members) : [commune];
    if (territoire === null || members.length === 0) this.ignored += 1;
    else for (const member of members) add(this.territoires, territoire, text(layout.territoireName), null, member);
  }

  addGroup({ code, name, nature, members }: CompositionGroup): void {
    for (const member of members) this.#addToEpci(code, name, nature, member);
  }

  #addToEpci(siren: string, name: string | null, nature: string | null, commune: TerritoireMember): void {
    const known = this.#epciOf.get(commune.code);
    if (known !== undefined && known !== siren) {
      this.contradicted += 1;
      return;
    }
    this.#epciOf.set(commune.code, siren);
    add(this.epci, siren, name, nature, commune);
  }
}

function add(drafts: Map<string, Draft>, code: string, name: string | null, nature: string | null, member: TerritoireMember): void {
  const draft: Draft = drafts.get(code) ?? { code, name, nature, members: new Map() };
  drafts.set(code, draft);
  draft.name ??= name;
  draft.nature ??= nature;
  draft.members.set(`${member.type} ${member.code}`, member);
}

function groups(drafts: ReadonlyMap<string, Draft>): readonly CompositionGroup[] | null {
  if (drafts.size === 0) return null;
  return [...drafts.values()].map(({ members, ...group }) => ({ ...group, members: [...members.values()] }));
}

/** ADMIN EXPRESS writes `métropole/EPT` in Grand Paris: the EPCI is the one that is no EPT. */
function epciSiren(text: string | undefined): string | null {
  const sirens = (text ?? '').split(/[/|;,]/).flatMap((part) => sirenCode(part) ?? []);
  return sirens.find((siren) => !EPT_SIREN.has(siren)) ?? null;
}

/** Etalab: `[{ code, nom, type, membres: [{ code, nom }] }]`; or `{ "01001": "200069193" }`. Null for another shape. */
function groupsOfJson(json: unknown): CompositionGroup[] | null {
  if (Array.isArray(json) && json.some((entry) => isObject(entry) && Array.isArray(entry['membres'])))
    return json.filter(isObject).flatMap((entry) => groupOf(entry) ?? []);
  if (!isObject(json)) return null;
  const pairs = Object.entries(json).flatMap(([insee, siren]): CompositionGroup[] => {
    const [code, commune] = [sirenCode(String(siren)), communeCode(insee)];
    if (code === null || commune === null) return [];
    return [{ code, name: null, nature: null, members: [{ type: 'commune', code: commune, nom: null }] }];
  });
  return pairs.length > 0 ? pairs : null;
}

function groupOf(entry: Record<string, unknown>): CompositionGroup | null {
  const { membres } = entry;
  const code = sirenCode(String(entry['code'] ?? entry['siren'] ?? ''));
  if (code === null || !Array.isArray(membres)) return null;
  const words = (...names: string[]): string | null => names.map((name) => entry[name]).find((value) => typeof value === 'string') ?? null;
  const members = membres.flatMap((member): TerritoireMember[] => {
    const given: Record<string, unknown> = isObject(member) ? member : { code: member };
    const insee = communeCode(String(given['code'] ?? given['insee'] ?? ''));
    return insee === null ? [] : [{ type: 'commune', code: insee, nom: typeof given['nom'] === 'string' ? given['nom'] : null }];
  });
  return { code, name: words('nom', 'name'), nature: words('nature', 'type'), members };
}

/** `…_au_01-01-2024.xlsx`, `liste-ti-com2023-20240704.csv`, `epci 2022.csv`; null where several years could be meant. */
export function yearOf(file: string): number | null {
  const told = /01[-_]01[-_]((?:19|20)\d{2})/.exec(file) ?? /(?:com|cog|grpt)[-_ ]?((?:19|20)\d{2})(?!\d)/i.exec(file);
  const years = told?.[1] !== undefined ? [told[1]] : [...new Set(file.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [])];
  return years.length === 1 ? Number(years[0]) : null;
}
