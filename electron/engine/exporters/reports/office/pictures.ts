/**
 * Maps for Office: vector, with a picture for programs that read none. The text of the SVG is turned into outlines, since its fonts are not on the
 * reader's machine and Office does not read embedded ones: another font would spread the names over their neighbours.
 */
import type { Drawing } from '../../../../../shared/cartography/drawing.ts';
import type { ImageBlock } from '../../../../../shared/report/model.ts';
import { upright } from '../../../../../shared/report/pages/blocks-picture.ts';
import { drawingToOutlines } from '../../maps/outlines.ts';
import { drawingToPng } from '../../maps/png.ts';

export interface Picture {
  readonly width_mm: number;
  readonly height_mm: number;
  readonly bytes: Uint8Array;
  readonly extension: 'png' | 'jpeg';
  /** The same, vector; null for photos. */
  readonly svg: string | null;
  readonly alternative: string;
  readonly title: string;
}

/** Dots per inch of the stand-in: sharp in print, a few hundred kilobytes for a page. */
const DPI = 220;

export async function mapPicture(drawing: Drawing, title: string, alternative: string, resources: string): Promise<Picture> {
  const { width_mm, height_mm } = drawing;
  const bytes = await drawingToPng(drawing, { dpi: DPI, resources });
  return { width_mm, height_mm, bytes, extension: 'png', svg: await drawingToOutlines(drawing, resources), alternative, title };
}

/** The largest size within the box, in the shape of the picture. */
export function fitted(
  picture: Pick<Picture, 'width_mm' | 'height_mm'>,
  width_mm: number,
  height_mm: number,
): [width_mm: number, height_mm: number] {
  const scale = Math.min(width_mm / picture.width_mm, height_mm / picture.height_mm);
  return [picture.width_mm * scale, picture.height_mm * scale];
}

/** Photos are printed at 150 dots per inch, no larger than the page lets them. */
const PHOTO_DPI = 150;
/** Longest side of a photo that has to be drawn anew, in millimetres. */
const TURNED_MM = 130;

/** JPEG and PNG as they came; a photo taken on its side is drawn upright: Office programs do not agree on what the camera says of it. */
export async function photoPicture(block: ImageBlock, resources: string): Promise<Picture> {
  const { contentType, width_px, height_px, caption, alternative } = block;
  const [width_mm, height_mm] = [(width_px / PHOTO_DPI) * 25.4, (height_px / PHOTO_DPI) * 25.4];
  const words = { svg: null, alternative, title: caption };
  if (!block.turn) return { ...words, width_mm, height_mm, bytes: block.bytes, extension: contentType === 'image/png' ? 'png' : 'jpeg' };
  const scale = Math.min(1, TURNED_MM / Math.max(width_mm, height_mm));
  const size = { width_mm: width_mm * scale, height_mm: height_mm * scale };
  const page: Drawing = {
    ...{ ...size, language: 'fr', title: caption, description: alternative },
    children: [upright(block, [0, 0, size.width_mm, size.height_mm])],
  };
  return { ...words, ...size, bytes: await drawingToPng(page, { dpi: DPI, resources }), extension: 'png' };
}
