/** What an answer is, by its first bytes: services send pages of errors with the type of an image, and images as octet-stream. */

/** Media type, or null for anything but an image that windows can show. */
export function imageMedia(bytes: Uint8Array): string | null {
  const text = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a/.test(text(0, 6))) return 'image/gif';
  return text(4, 12) === 'ftypavif' ? 'image/avif' : null;
}

/** False for a PNG or a JPEG without its end: half an image is none. */
export function isWholeImage(bytes: Uint8Array, media: string): boolean {
  const tail = Buffer.from(bytes.subarray(-64));
  if (media === 'image/png') return tail.includes('IEND');
  if (media === 'image/jpeg') return tail.includes(Buffer.of(0xff, 0xd9));
  return true;
}

/** Pixels of a PNG or JPEG along its width; null where it does not say. */
export function imageWidth(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (imageMedia(bytes) === 'image/png') return buffer.length >= 24 ? buffer.readUInt32BE(16) : null;
  if (imageMedia(bytes) !== 'image/jpeg') return null;
  for (let at = 2; at + 9 < buffer.length && buffer[at] === 0xff; at += 2 + buffer.readUInt16BE(at + 2)) {
    const marker = buffer[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return buffer.readUInt16BE(at + 7);
  }
  return null;
}
