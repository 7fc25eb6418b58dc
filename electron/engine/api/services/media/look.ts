/** Looks at a file before it is attached. Throws `media-too-large`, `media-empty`, `photo-heic`, `file-not-found`. */
import { readFile, stat } from 'node:fs/promises';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { FileGrant } from '../../../../../shared/contract/wire.ts';
import { MEDIA_BYTES, type MediaLook, PHOTO_TYPES } from '../../../../../shared/domain/media.ts';
import { contentTypeOf } from './content-type.ts';
import { cameraFacts } from './exif.ts';

export async function lookAtFile({ path, name }: FileGrant): Promise<{ look: MediaLook; content: Uint8Array<ArrayBuffer> }> {
  const content = await bytesOf(path, name);
  const contentType = contentTypeOf(content, name);
  if (contentType === 'image/heic') throw new EmpriseError('photo-heic', { file: name });
  const isPhoto = (PHOTO_TYPES as readonly string[]).includes(contentType);
  const { date, place } = isPhoto ? cameraFacts(content) : { date: null, place: null };
  const genre = isPhoto ? 'photo' : 'document';
  return { look: { name, genre, contentType, bytes: content.length, date, place, content: isPhoto ? content : null }, content };
}

async function bytesOf(path: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new EmpriseError('file-not-found', { file: name });
  if (found.size > MEDIA_BYTES) throw new EmpriseError('media-too-large', { file: name });
  if (found.size === 0) throw new EmpriseError('media-empty', { file: name });
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    throw new EmpriseError('file-unreadable', { file: name });
  }
}
