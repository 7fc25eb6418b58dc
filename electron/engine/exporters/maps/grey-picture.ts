/** A picture in shades of grey: a quiet base map under the colours of the layers. */
import { deflateSync } from 'node:zlib';
import { decodePicture } from './decode-picture.ts';
import { pngOf } from './png-rows.ts';

/** As a PNG. Luminance of Rec. 709, as browsers and OpenLayers make it. Rejects with EmpriseError `image-unreadable`. */
export async function greyPicture(media: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, rgba } = await decodePicture(media, bytes);
  const isOpaque = rgba.every((value, at) => at % 4 !== 3 || value === 255);
  const samples = isOpaque ? 1 : 2;
  const rows = new Uint8Array(height * (width * samples + 1));
  let at = 0;
  for (let row = 0; row < height; row++) {
    at += 1;
    for (let from = row * width * 4; from < (row + 1) * width * 4; from += 4) {
      const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(from, from + 4);
      rows[at++] = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
      if (!isOpaque) rows[at++] = opacity;
    }
  }
  return pngOf(width, height, isOpaque ? 'grey' : 'grey-opacity', deflateSync(rows));
}
