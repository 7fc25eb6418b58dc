/** Page layouts as rows of `cartes`, and back. */
import type { Row } from '../../../../../shared/domain/change.ts';
import { PAGE_LAYOUT_VERSION, type PageLayout, pageLayoutSchema } from '../../../../../shared/domain/page-layout.ts';
import type { StoredLayout } from '../../../../../shared/domain/page-report.ts';
import type { ProjectReader } from '../../../store/index.ts';

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
