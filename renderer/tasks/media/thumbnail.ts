/** The small picture of a photo, upright whatever the camera's position, made by the browser's own decoders. */
export interface Thumbnail {
  readonly thumbnail: Uint8Array<ArrayBuffer>;
  /** Pixels of the photo, upright. */
  readonly width: number;
  readonly height: number;
}

const SIDE = 320;
const QUALITY = 0.8;

/** Null where it cannot be decoded. */
export async function makeThumbnail(content: Uint8Array, contentType: string): Promise<Thumbnail | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([new Uint8Array(content)], { type: contentType }), { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  try {
    const { width, height } = picture;
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    // what is transparent would turn black in a JPEG
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return blob && { thumbnail: new Uint8Array(await blob.arrayBuffer()), width, height };
  } finally {
    picture.close();
  }
}
