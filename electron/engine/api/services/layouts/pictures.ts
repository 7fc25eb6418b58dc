/** Pictures of the project as a page embeds them: JPEG and PNG, with their size. */
import type { PageImage } from '../../../../../shared/cartography/page/page-data.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { contentOf } from '../media/pieces.ts';

/** Null for one that is gone, or of a format no page shows. */
export function pictureOf(reader: ProjectReader, id: number): PageImage | null {
  const bytes = contentOf(reader, id);
  return bytes ? readPicture(bytes) : null;
}

export function readPicture(bytes: Uint8Array<ArrayBuffer>): PageImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngOf(bytes, view) ?? jpegOf(bytes, view);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** The header chunk follows the signature (PNG specification, §11.2.1). */
function pngOf(bytes: Uint8Array<ArrayBuffer>, view: DataView): PageImage | null {
  if (bytes.length < 33 || PNG.some((byte, index) => bytes[index] !== byte)) return null;
  return sized('image/png', bytes, view.getUint32(16), view.getUint32(20));
}

/** The frame header (SOF) holds the size (ITU-T T.81, §B.2.2); segments before it are passed over. */
function jpegOf(bytes: Uint8Array<ArrayBuffer>, view: DataView): PageImage | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sized('image/jpeg', bytes, view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(media: PageImage['media'], bytes: Uint8Array<ArrayBuffer>, width: number, height: number): PageImage | null {
  return width > 0 && height > 0 ? { media, bytes, width, height } : null;
}
