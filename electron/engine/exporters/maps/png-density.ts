/** Writes the density of a PNG (chunk pHYs, PNG specification §11.3.4.3), so that word processors place it at its true size. */
export function withPixelDensity(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(dpi / 0.0254);
  chunk.setUint32(0, 9);
  chunk.setUint32(4, 0x70485973);
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  const bytes = new Uint8Array(chunk.buffer);
  chunk.setUint32(17, crc32(bytes.subarray(4, 17)));
  // After the signature (8 bytes) and the header chunk (25 bytes).
  const at = 33;
  const out = new Uint8Array(png.length + bytes.length);
  out.set(png.subarray(0, at));
  out.set(bytes, at);
  out.set(png.subarray(at), at + bytes.length);
  return out;
}

/** CRC-32 of ISO 3309, bit by bit: seventeen bytes need no table. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
