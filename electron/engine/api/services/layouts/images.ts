/** Pictures of a page: media of the project. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { FileGrant } from '../../../../../shared/contract/wire.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import { MEDIA_TOTAL_BYTES } from '../../../../../shared/domain/media.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { lookAtFile } from '../media/look.ts';
import { totals } from '../media/pieces.ts';

/** Formats the writers of a page embed. */
export const PAGE_PICTURES: readonly string[] = ['image/jpeg', 'image/png'];

/** The row of a picture attached to nothing. Throws `photo-unreadable` for what no page can show, and as `media/look` does. */
export async function addedImage(reader: ProjectReader, file: FileGrant): Promise<Row> {
  const { look, content } = await lookAtFile(file);
  if (!PAGE_PICTURES.includes(look.contentType)) throw new EmpriseError('photo-unreadable', { file: look.name });
  if (totals(reader).bytes + content.length > MEDIA_TOTAL_BYTES) throw new EmpriseError('media-total-too-large', { file: look.name });
  return {
    nom: look.name,
    content_type: look.contentType,
    data: content,
    genre: 'photo',
    octets: content.length,
    ajoute_le: new Date().toISOString(),
  };
}
