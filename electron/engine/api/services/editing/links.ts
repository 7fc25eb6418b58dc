/** What names objects that merge into one, taken along: by key as when a key is corrected (`linked-keys.ts`), by identity for what a site holds. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import { definitionOfTable } from '../../../../../shared/domain/kinds/index.ts';
import { oneOf } from '../../../store/index.ts';
import { followingKey } from '../../linked-keys.ts';
import type { EditStep } from './edit-step.ts';
import type { Scene } from './scene.ts';

/** Tables whose rows belong to a site by its `uid`; without this they would go with it. */
const OF_SITE: readonly string[] = ['terrains', 'actions'];

/** `areas`: m² of the merging objects by fid. */
export function followMerge(
  scene: Scene,
  step: EditStep,
  into: number,
  others: readonly number[],
  areas: ReadonlyMap<number, number>,
): void {
  const { project, table } = scene;
  const rows = new Map([into, ...others].map((fid) => [fid, project.row(table, fid) ?? {}]));
  const kept = rows.get(into) as Row;
  const key = definitionOfTable(table)?.table.key ?? null;
  const keptKey: Value = key ? (kept[key] ?? null) : null;
  if (table === 'parcelles') followParcels(scene, step, rows, keptKey, areas);
  else if (key && keptKey !== null) {
    for (const fid of others) step.operations(followingKey(project, table, rows.get(fid) as Row, { [key]: keptKey }));
    if (table === 'territoires') dropRepeatedMembers(scene, step, String(keptKey), rows);
  }
  if (table === 'sites') followSite(scene, step, rows, into);
}

function followSite(scene: Scene, step: EditStep, rows: ReadonlyMap<number, Row>, into: number): void {
  const { project } = scene;
  const uid = rows.get(into)?.['uid'] ?? null;
  const gone = [...rows].filter(([fid]) => fid !== into).map(([, row]) => row['uid'] ?? null);
  const named = oneOf('site_uid', gone);
  for (const table of OF_SITE) {
    const primaryKey = project.primaryKey(table);
    const children = project.rows(table, { columns: [primaryKey], where: named });
    step.change(
      table,
      children.map((row) => ({ [primaryKey]: row[primaryKey] as Value, site_uid: uid })),
    );
  }
  const links = project.rows('site_parcelles', { where: oneOf('site_uid', [uid, ...gone]) });
  for (const same of groupedBy(links, ({ idu }) => String(idu)).values()) {
    const [first, ...more] = same.sort((a, b) => Number(b['site_uid'] === uid) - Number(a['site_uid'] === uid));
    const parts = same.map(({ part }) => part ?? null);
    const part = parts.includes(null)
      ? null
      : Math.min(
          1,
          parts.reduce<number>((sum, each) => sum + Number(each), 0),
        );
    step.remove(
      'site_parcelles',
      more.map(({ id }) => Number(id)),
    );
    step.change('site_parcelles', [{ id: first?.['id'] as Value, site_uid: uid, part }]);
  }
}

/** A site held a part of each parcel: of the merged one it holds the same ground. */
function followParcels(scene: Scene, step: EditStep, rows: ReadonlyMap<number, Row>, idu: Value, areas: ReadonlyMap<number, number>): void {
  const area = new Map<string, number>();
  for (const [fid, row] of rows) if ((row['idu'] ?? null) !== null) area.set(String(row['idu']), areas.get(fid) ?? 0);
  const total = [...areas.values()].reduce((sum, each) => sum + each, 0);
  const where = oneOf('idu', [...area.keys()]);
  const links = scene.project.rows('site_parcelles', { where });
  if (idu === null) {
    step.remove(
      'site_parcelles',
      links.map(({ id }) => Number(id)),
    );
    return;
  }
  for (const own of groupedBy(links, ({ site_uid }) => String(site_uid)).values()) {
    const held = own.map(({ idu: code, part }) =>
      part === null || part === undefined ? null : Number(part) * (area.get(String(code)) ?? 0),
    );
    const isWhole = own.length === area.size && own.every(({ part }) => part === 1);
    const known = !held.includes(null) && total > 0;
    const part = isWhole ? 1 : known ? held.reduce<number>((sum, each) => sum + Number(each), 0) / total : null;
    const [first, ...more] = own.sort((a, b) => Number(b['idu'] === idu) - Number(a['idu'] === idu));
    step.remove(
      'site_parcelles',
      more.map(({ id }) => Number(id)),
    );
    step.change('site_parcelles', [{ id: first?.['id'] as Value, idu, part }]);
  }
}

/** A commune both territoires had is a member once. */
function dropRepeatedMembers(scene: Scene, step: EditStep, kept: string, rows: ReadonlyMap<number, Row>): void {
  const ids = [...rows.values()].map((row) => row['ti_id'] ?? null);
  const where = oneOf('ti_id', ids);
  const members = scene.project.rows('territoire_membres', { where });
  for (const same of groupedBy(members, ({ type, code }) => `${type} ${code}`).values()) {
    const [, ...more] = same.sort((a, b) => Number(b['ti_id'] === kept) - Number(a['ti_id'] === kept));
    step.remove(
      'territoire_membres',
      more.map(({ id }) => Number(id)),
    );
  }
}

function groupedBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
