import { expect, test } from 'vitest';
import { readParcel } from '../../../shared/search/index.ts';

const AB12 = { commune: '71076', communeWords: null, prefix: null, section: 'AB', number: '0012' };

test('identifiers are read whole and in parts', () => {
  expect(readParcel('71076000AB0012')).toEqual({ ...AB12, prefix: '000' });
  expect(readParcel('71076 000 AB 0012')).toEqual({ ...AB12, prefix: '000' });
  expect(readParcel('710760000A0003')).toEqual({ ...AB12, prefix: '000', section: '0A', number: '0003' });
  expect(readParcel('2A004000AB0012')).toMatchObject({ commune: '2A004', prefix: '000' });
  for (const typed of ['71076 AB 12', '71076 AB12', '#71076 ab 12', '71076 section AB n° 12', 'AB 12 71076', '71076-AB-0012'])
    expect(readParcel(typed), typed).toEqual(AB12);
  expect(readParcel('71076 A 3')).toMatchObject({ section: '0A', number: '0003' });
  expect(readParcel('2B033 AC 7')).toMatchObject({ commune: '2B033', section: 'AC', number: '0007' });
  expect(readParcel('97411 BK 210')).toMatchObject({ commune: '97411', section: 'BK', number: '0210' });
});

test('a commune may be named, or left out', () => {
  expect(readParcel('AB 12 Chalon')).toEqual({ ...AB12, commune: null, communeWords: 'CHALON' });
  expect(readParcel('Chalon-sur-Saône AB 12')).toMatchObject({ commune: null, communeWords: 'CHALON SUR SAÔNE' });
  expect(readParcel('AB 12')).toEqual({ ...AB12, commune: null });
});

test('a section without its number is a beginning, other words are no parcel', () => {
  expect(readParcel('71076 AB')).toEqual({ ...AB12, number: null });
  expect(readParcel('71076000AB')).toEqual({ ...AB12, prefix: '000', number: null });
  for (const typed of ['', 'AB', '71076', 'Chalon', '48.2, 2.3', '652345 6862310', 'Site 12 nord', '71076 ABC 12', '12 AB'])
    expect(readParcel(typed), typed).toBeNull();
});
