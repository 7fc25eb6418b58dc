import { oneOf } from '../../../store/index.ts';
import type { EditStep } from './edit-step.ts';
import type { Scene } from './scene.ts';

/** Photos, documents and notes of objects that go into another: they are its own from then on, after those it had. Without this nobody would find them. */
export function followPieces({ project }: Scene, step: EditStep, table: string, into: number, others: readonly number[]): void {
  const uidOf = (fid: number): string | null => {
    const uid = project.row(table, fid)?.['uid'];
    return typeof uid === 'string' ? uid : null;
  };
  const kept = uidOf(into);
  if (kept === null) return;
  const piecesOf = (uids: readonly (string | null)[]) =>
    project
      .rows('medias', {
        columns: ['id', 'cible_table'],
        where: oneOf('cible_uid', uids),
        orderBy: ['ordre', 'id'].map((column) => ({ column, descending: false })),
      })
      .filter((row) => row['cible_table'] === table);
  const first = piecesOf([kept]).length;
  step.change(
    'medias',
    others.flatMap((fid) => piecesOf([uidOf(fid)])).map(({ id }, index) => ({ id: Number(id), cible_uid: kept, ordre: first + index })),
  );
}
