/**
 * Maps for Office: vector, with a picture for programs that read none. The text of the SVG is turned into outlines, since its fonts are not on the
 * reader's machine and Office does not read embedded ones: another font would spread the names over their neighbours.
 */
import type { Drawing } from '../../../../../shared/cartography/drawing.ts';
import type { ImageBlock } from '../../../../../shared/report/model.ts';
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

export function photoPicture({ bytes, contentType, width_px, height_px, caption, alternative }: ImageBlock): Picture {
  return {
    width_mm: (width_px / PHOTO_DPI) * 25.4,
    height_mm: (height_px / PHOTO_DPI) * 25.4,
    bytes,
    extension: contentType === 'image/png' ? 'png' : 'jpeg',
    svg: null,
    alternative,
    title: caption,
  };
}
