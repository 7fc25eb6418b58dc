/** Page layouts as rows of `cartes`, and back. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import { PAGE_LAYOUT_VERSION, type PageLayout, pageLayoutSchema } from '../../../../../shared/domain/page-layout.ts';
import type { StoredLayout } from '../../../../../shared/domain/page-report.ts';
import { freeName } from '../../../../../shared/domain/views.ts';
import type { Project, ProjectReader } from '../../../store/index.ts';

export const LAYOUTS = 'cartes';
const COLUMNS = ['id', 'nom', 'mise_en_page', 'version', 'modifie_le'] as const;
const ORDER = [
  { column: 'ordre', descending: false },
  { column: 'id', descending: false },
];

/** In the planner's order. */
export function keptLayouts(reader: ProjectReader): StoredLayout[] {
  return reader.rows(LAYOUTS, { columns: [...COLUMNS], orderBy: ORDER }).map(storedOf);
}

/** Null for one that is gone. */
export function keptLayout(reader: ProjectReader, id: string): StoredLayout | null {
  const key = Number(id);
  if (!Number.isSafeInteger(key)) return null;
  const [row] = reader.rows(LAYOUTS, { columns: [...COLUMNS], where: { sql: 'id = ?', params: [key] } });
  return row ? storedOf(row) : null;
}

/** By id or by name, whatever its case and accents. Throws `layout-unknown` with the names there are. */
export function keptNamed(reader: ProjectReader, name: string): StoredLayout {
  const kept = keptLayouts(reader);
  const found = kept.find(({ id }) => id === name) ?? kept.find((one) => plainName(one.name) === plainName(name));
  if (!found) throw new EmpriseError('layout-unknown', { name, known: kept.map((one) => one.name).join(', ') });
  return found;
}

export const plainName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A page to add, last of the list; a name that is taken gets a number. */
export function addedLayout(
  project: Pick<Project, 'nextKey' | 'rows'>,
  given: PageLayout,
  now: Date,
): { readonly layout: PageLayout; readonly row: Row } {
  const rows = project.rows(LAYOUTS, { columns: ['nom'] });
  const name = freeName(
    given.name.slice(0, LONGEST_NAME),
    rows.map((row) => String(row['nom'])),
  );
  const key = project.nextKey(LAYOUTS);
  const layout: PageLayout = { ...given, id: String(key), name };
  return { layout, row: { ...layoutRow(key, layout, now), ordre: rows.length } };
}

/** Leaves room for a number. */
const LONGEST_NAME = 190;

/** `id` is the key of the row: what the layout says of itself follows it. */
export function layoutRow(key: number, layout: PageLayout, now: Date): Row {
  const { id: _, ...kept } = layout;
  return {
    id: key,
    nom: layout.name,
    mise_en_page: JSON.stringify(kept),
    version: PAGE_LAYOUT_VERSION,
    modifie_le: now.toISOString(),
  };
}

/** What another program or a newer Emprise wrote is kept, and named. */
function storedOf(row: Row): StoredLayout {
  const id = String(row['id']);
  const name = typeof row['nom'] === 'string' && row['nom'] !== '' ? row['nom'].slice(0, 200) : id;
  const given = Number(row['version']) === PAGE_LAYOUT_VERSION ? parsed(row['mise_en_page']) : null;
  const layout = given === null ? null : (pageLayoutSchema.safeParse({ ...given, id, name }).data ?? null);
  return { id, name, layout, changedAt: typeof row['modifie_le'] === 'string' ? row['modifie_le'] : null };
}

function parsed(text: unknown): object | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
