/** Photos attached to a site, as a report takes them: JPEG and PNG as they were added. */

import type { Media } from '../../../../../shared/domain/media.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import type { ImageBlock, ReportBlock } from '../../../../../shared/report/model.ts';
import { pictureSize } from '../../../exporters/maps/picture-size.ts';
import { cameraTurn } from '../media/exif.ts';
import { contentOf, piecesOf } from '../media/pieces.ts';
import type { ReportContext } from './context.ts';

/** Blocks for the first `most` photos of a site, in their order; what is not shown is counted. None where there is no photo. */
export function sitePhotos({ reader, text, hooks }: ReportContext, uid: string, site: string, most: number): ReportBlock[] {
  const pieces = piecesOf(reader, { table: 'sites', uid }).filter(({ genre }) => genre === 'photo');
  const photos: ImageBlock[] = [];
  let unreadable = 0;
  for (const piece of pieces) {
    const { id, caption, author, date, name } = piece;
    if (photos.length === most) break;
    hooks.checkpoint();
    const picture = pictureOf(contentOf(reader, id), piece);
    if (!picture) {
      unreadable += 1;
      continue;
    }
    const words = [caption ?? name, date === null ? null : formatDate(date), author].filter((part) => part !== null && part !== '');
    photos.push({
      type: 'image',
      ...picture,
      caption: words.join(', '),
      alternative: text('report.photo.alternative', { site, caption: caption ?? name }),
    });
  }
  const more = pieces.length - photos.length - unreadable;
  return [
    ...(photos.length > 0 ? [{ type: 'photos' as const, photos }] : []),
    ...(photos.length > 0 && more > 0
      ? [{ type: 'paragraph' as const, text: text('report.photo.more', { count: more }), small: true as const }]
      : []),
    ...(unreadable > 0
      ? [{ type: 'note' as const, tone: 'warning' as const, text: text('report.photo.unreadable', { count: unreadable }) }]
      : []),
  ];
}

type Picture = Pick<ImageBlock, 'bytes' | 'contentType' | 'width_px' | 'height_px' | 'turn'>;

/** Other pictures than JPEG and PNG are shown by the small JPEG that the window kept of them. Null where nothing can be shown. */
function pictureOf(bytes: Uint8Array<ArrayBuffer> | null, { contentType, thumbnail }: Media): Picture | null {
  const isKept = contentType === 'image/jpeg' || contentType === 'image/png';
  const shown = isKept ? bytes : thumbnail && new Uint8Array(thumbnail);
  const size = shown && pictureSize(shown);
  if (!shown || !size || size[0] === 0 || size[1] === 0) return null;
  // the small picture stands upright already
  const turn = isKept ? cameraTurn(shown) : 0;
  const [width_px, height_px] = turn === 90 || turn === 270 ? [size[1], size[0]] : size;
  const type = contentType === 'image/png' ? 'image/png' : 'image/jpeg';
  return { bytes: shown, contentType: type, width_px, height_px, ...(turn === 0 ? {} : { turn }) };
}
