import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeOperation, Row } from '../../../shared/domain/change.ts';
import { MEDIA_TOTAL_BYTES, type Media } from '../../../shared/domain/media.ts';
import { writeFileSafely } from '../exporters/write-file.ts';
import { targetOf } from './exports.ts';
import type { EngineHandlers } from './serve.ts';
import { lookAtFile } from './services/media/look.ts';
import { allPieces, contentOf, piece, piecesOf, piecesWithPlace, totals, wordsRow } from './services/media/pieces.ts';
import type { Workspace } from './workspace.ts';

type MediaCall = Extract<keyof EngineHandlers, `media/${string}`>;
const THUMBNAIL_BYTES = 200_000;

/** Photos, documents and notes: kept in the project as they were added, never run, each change a step. */
export function mediaHandlers(workspace: Workspace): Pick<EngineHandlers, MediaCall> {
  const known = (id: number): Media => {
    const found = piece(workspace.project, id);
    if (!found) throw new EmpriseError('object-unknown', { layer: 'medias', id });
    return found;
  };
  const contentKnown = (id: number): Uint8Array<ArrayBuffer> => contentOf(workspace.project, known(id).id) ?? new Uint8Array();
  const put = (rows: Row[], code: string, params: Record<string, string | number>) =>
    change([{ op: 'put', table: 'medias', rows }], code, params);
  const change = (operations: readonly ChangeOperation[], code: string, params: Record<string, string | number>) =>
    workspace.changed(workspace.project.apply({ operations }, { code, params, origin: 'edit' }), 'edit');
  return {
    'media/list': ({ target }) => (target === null ? allPieces(workspace.project) : piecesOf(workspace.project, target)),
    'media/places': () => piecesWithPlace(workspace.project),
    'media/totals': () => totals(workspace.project),
    'media/look': async ({ file }) => (await lookAtFile(workspace.context.files.resolve(file, 'read'))).look,
    'media/add': async ({ file, genre, target, thumbnail, width, height, ...words }) => {
      const read = file === null ? null : await lookAtFile(workspace.context.files.resolve(file, 'read'));
      const { project } = workspace;
      const bytes = read?.content.length ?? 0;
      if (totals(project).bytes + bytes > MEDIA_TOTAL_BYTES)
        throw new EmpriseError('media-total-too-large', { file: read?.look.name ?? '' });
      if (thumbnail && thumbnail.length > THUMBNAIL_BYTES) throw new EmpriseError('parameter-invalid', { name: 'thumbnail' });
      const last = target === null ? 0 : piecesOf(project, target).length;
      const row: Row = {
        nom: read?.look.name ?? null,
        content_type: read?.look.contentType ?? 'text/plain',
        data: read?.content ?? new Uint8Array(),
        genre: read?.look.genre ?? genre,
        octets: bytes,
        largeur: width,
        hauteur: height,
        vignette: thumbnail,
        cible_table: target?.table ?? null,
        cible_uid: target?.uid ?? null,
        ordre: last,
        ajoute_le: new Date().toISOString(),
        ...wordsRow(words),
      };
      const receipt = put([row], `add-${read?.look.genre ?? genre}`, { name: read?.look.name ?? '' });
      const [added] = project.rows('medias', { columns: ['id'], orderBy: [{ column: 'id', descending: true }], limit: 1 });
      return { receipt, id: Number(added?.['id']) };
    },
    'media/update': ({ id, ...words }) => {
      const { genre, name } = known(id);
      return put([{ id, ...wordsRow(words) }], `edit-${genre}`, { name });
    },
    'media/order': ({ ids }) => {
      for (const id of ids) known(id);
      return put(
        ids.map((id, index) => ({ id, ordre: index })),
        'order-media',
        {},
      );
    },
    'media/remove': ({ ids }) => {
      for (const id of ids) known(id);
      const operations = ids.map((id) => ({ op: 'delete', table: 'medias', ranges: [[id, id]] }) as const);
      return change(operations, 'remove-media', { count: ids.length });
    },
    'media/content': ({ id }) => {
      const { name, contentType } = known(id);
      return { name, contentType, content: contentKnown(id) };
    },
    'media/save': async ({ id, file }) => {
      const target = targetOf(workspace, file);
      await writeFileSafely(target.path, contentKnown(id));
      return { written: target.name };
    },
  };
}
