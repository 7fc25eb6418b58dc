import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '../../../electron/engine/api/services/media/content-type.ts';
import { cameraFacts } from '../../../electron/engine/api/services/media/exif.ts';
import { PHOTO_PLACE, photo } from '../../fixtures/photos.ts';

const { latitude, longitude } = PHOTO_PLACE;

describe('what a camera wrote', () => {
  it.each([
    ['jpeg', longitude, latitude],
    ['png', -longitude, -latitude],
    ['webp', -longitude, latitude],
  ] as const)('is read in a %s', (name, lon, lat) => {
    const { date, place } = cameraFacts(photo(name));
    expect(date).toBe('2026-03-12');
    expect(place?.[0]).toBeCloseTo(lon, 9);
    expect(place?.[1]).toBeCloseTo(lat, 9);
  });

  it('is nothing where the bytes are cut or changed: never a fault, never a place off the Earth', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('jpeg', 'png', 'webp' as const),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(),
        (name, changes, cut) => {
          const bytes = photo(name as 'jpeg');
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const { place, date } = cameraFacts(bytes.subarray(0, (cut % bytes.length) + 1));
          if (place) expect(Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90).toBe(true);
          if (date) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what a file is', () => {
  const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
    new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'latin1')))));
  it.each([
    ['image/heic', 'IMG_1.JPG', bytes(0, 0, 0, 24, 'ftypheic')],
    ['application/pdf', 'plan.odt', bytes('%PDF-1.7')],
    ['application/vnd.oasis.opendocument.text', 'compte rendu.odt', bytes('PK', 3, 4)],
    ['application/zip', 'photo.jpg', bytes('PK', 3, 4)],
    ['application/octet-stream', 'photo.jpg', bytes('MZ', 0x90)],
    ['text/plain', 'notes.txt', bytes('bonjour')],
  ] as const)('is said by its first bytes: %s', (type, name, content) => {
    expect(contentTypeOf(content, name)).toBe(type);
  });
});
