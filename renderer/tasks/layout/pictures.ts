/** Addresses of the pictures in a drawing: the same bytes keep theirs, the oldest are given up. */
import type { ImageNode } from '../../../shared/cartography/drawing.ts';

const KEPT = 400;
const addresses = new Map<string, string>();

/** Enough of the bytes to tell two pictures apart: length, and a sum over all of them. */
function nameOf({ media, bytes }: ImageNode): string {
  let sum = 2166136261;
  for (let i = 0; i < bytes.length; i++) sum = Math.imul(sum ^ (bytes[i] as number), 16777619);
  return `${media} ${bytes.length} ${sum >>> 0}`;
}

export function pictureAddress(image: ImageNode): string {
  const name = nameOf(image);
  const known = addresses.get(name);
  if (known) return known;
  const address = URL.createObjectURL(new Blob([image.bytes as BlobPart], { type: image.media }));
  addresses.set(name, address);
  for (const [old, given] of addresses) {
    if (addresses.size <= KEPT) break;
    addresses.delete(old);
    URL.revokeObjectURL(given);
  }
  return address;
}
