/** The pixels of a picture, and a picture of pixels, by resvg: its build for WebAssembly reads PNG, JPEG and GIF, no WebP. */
import { Resvg } from '@resvg/resvg-wasm';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { pictureSize } from './picture-size.ts';
import { startRenderer } from './png.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity, not multiplied. */
  readonly rgba: Uint8Array;
}

/** Rejects with EmpriseError `image-unreadable`. */
export async function decodePicture(media: string, bytes: Uint8Array): Promise<Pixels> {
  return rendered(media, bytes, (image) => ({ width: image.width, height: image.height, rgba: undone(image.pixels) }));
}

/** resvg gives colours multiplied by their opacity. */
function undone(pixels: Uint8Array): Uint8Array {
  const rgba = pixels.slice();
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = rgba[at + 3] as number;
    if (opacity === 255 || opacity === 0) continue;
    for (let i = at; i < at + 3; i++) rgba[i] = Math.min(255, Math.round(((rgba[i] as number) * 255) / opacity));
  }
  return rgba;
}

/** The same picture as a PNG. Rejects with EmpriseError `image-unreadable`. */
export async function pictureAsPng(media: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return rendered(media, bytes, (image) => Uint8Array.from(image.asPng()));
}

type Rendered = ReturnType<InstanceType<typeof Resvg>['render']>;

async function rendered<T>(media: string, bytes: Uint8Array, use: (image: Rendered) => T): Promise<T> {
  const size = pictureSize(bytes);
  if (!size) throw new EmpriseError('image-unreadable', {});
  await startRenderer();
  const [width, height] = size;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const renderer = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" xlink:href="data:${media};base64,${data}"/></svg>`,
    { font: { loadSystemFonts: false } },
  );
  try {
    if (!renderer.getBBox()) throw new EmpriseError('image-unreadable', {});
    const image = renderer.render();
    try {
      return use(image);
    } finally {
      image.free();
    }
  } finally {
    renderer.free();
  }
}
