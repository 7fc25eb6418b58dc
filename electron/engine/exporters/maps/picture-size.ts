/** Width and height of a picture in pixels, by its first bytes (PNG, JPEG, GIF, WebP); null where it does not say. */
export function pictureSize(bytes: Uint8Array): readonly [number, number] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 30) return null;
  if (view.toString('latin1', 1, 4) === 'PNG') return [view.readUInt32BE(16), view.readUInt32BE(20)];
  if (view.toString('latin1', 0, 3) === 'GIF') return [view.readUInt16LE(6), view.readUInt16LE(8)];
  if (view.toString('latin1', 0, 4) === 'RIFF') return webpSize(view);
  return view[0] === 0xff && view[1] === 0xd8 ? jpegSize(view) : null;
}

function jpegSize(view: Buffer): readonly [number, number] | null {
  for (let at = 2; at + 9 < view.length && view[at] === 0xff; at += 2 + view.readUInt16BE(at + 2)) {
    const marker = view[at + 1] ?? 0;
    // fill bytes before a marker
    if (marker === 0xff) {
      at -= 1 + view.readUInt16BE(at + 2);
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [view.readUInt16BE(at + 7), view.readUInt16BE(at + 5)];
  }
  return null;
}

/** Of the three forms of the container (RFC 9649). */
function webpSize(view: Buffer): readonly [number, number] | null {
  const form = view.toString('latin1', 12, 16);
  if (form === 'VP8X') return [view.readUIntLE(24, 3) + 1, view.readUIntLE(27, 3) + 1];
  if (form === 'VP8 ') return [view.readUInt16LE(26) & 0x3fff, view.readUInt16LE(28) & 0x3fff];
  if (form !== 'VP8L') return null;
  const bits = view.readUInt32LE(21);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
