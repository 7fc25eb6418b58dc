/** Days and instants as files write them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate, isoInstant } from '../../../electron/engine/importers/prepare/dates.ts';

test.each([
  ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.000Z'],
  ['2024-05-01T10:00:00', '2024-05-01T10:00:00.000Z'],
  ['2024-05-01T10:00:00+02:00', '2024-05-01T08:00:00.000Z'],
  ['2024/05/01 00:30:00+02', '2024-04-30T22:30:00.000Z'],
  ['2024-05-01T20:00:00-0430', '2024-05-02T00:30:00.000Z'],
  ['2024-05-01 9:30', '2024-05-01T09:30:00.000Z'],
  ['01/05/2024 09:30:15.25', '2024-05-01T09:30:15.250Z'],
  ['20240501', '2024-05-01T00:00:00.000Z'],
])('%s is the instant %s', (text, instant) => expect(isoInstant(text)).toBe(instant));

test.each(['2024-05-01T99:99:00Z', '2024-05-01 10:61', '2024-05-01T10:00:00+99:00', '2024-05-01 au matin', '2024-02-30T10:00:00Z', ''])(
  '« %s » is no instant',
  (text) => expect(isoInstant(text)).toBeNull(),
);

test('every text has an answer, and an instant reads to itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$/)), (text) => {
      const instant = isoInstant(text);
      if (instant !== null) expect([isoInstant(instant), isoDate(text)]).toEqual([instant, expect.any(String)]);
    }),
  );
  fc.assert(
    fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(isoInstant(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
