import { expect, test } from 'vitest';
import { type FieldShape, parseTyped, valueText } from '../../../renderer/ui/field-value.ts';
import { translator } from '../../../shared/messages/index.ts';

const real: FieldShape = { name: 'surface_declaree_ha', type: 'real', unit: 'ha', values: null };
const integer: FieldShape = { name: 'bati_nombre', type: 'integer', unit: null, values: null };
const date: FieldShape = { name: 'site_actu_date', type: 'date', unit: null, values: null };
const code: FieldShape = { name: 'comm_insee', type: 'text', unit: null, values: null };
const text = translator('fr');

test('numbers are typed with comma or point, and any space', () => {
  expect(parseTyped('12,5', real)).toBe(12.5);
  expect(parseTyped('12.5', real)).toBe(12.5);
  expect(parseTyped(' 1\u202f234,5 ', real)).toBe(1234.5);
  expect(parseTyped('\u22124,77', real)).toBe(-4.77);
  expect(parseTyped('douze', real)).toBeUndefined();
  expect(parseTyped('1,5', integer)).toBeUndefined();
});

test('nothing typed is missing, never 0 or an empty text', () => {
  for (const field of [real, integer, date, code]) expect(parseTyped('  ', field)).toBeNull();
});

test('dates are typed the French way, and must exist', () => {
  expect(parseTyped('21/11/2026', date)).toBe('2026-11-21');
  expect(parseTyped('1/2/2026', date)).toBe('2026-02-01');
  expect(parseTyped('2026-11-21', date)).toBe('2026-11-21');
  expect(parseTyped('31/02/2026', date)).toBeUndefined();
  expect(parseTyped('hier', date)).toBeUndefined();
});

test('codes stay text', () => {
  expect(parseTyped('01004', code)).toBe('01004');
});

test('values are shown in the language, missing ones are not', () => {
  expect(valueText(1234.5, real, 'fr', text)).toBe('1\u202f234,50');
  expect(valueText('2026-11-21', date, 'fr', text)).toBe('21/11/2026');
  expect(valueText(null, real, 'fr', text)).toBeNull();
  expect(valueText('', code, 'fr', text)).toBeNull();
  expect(valueText(0, real, 'fr', text)).toBe('0,00');
  expect(valueText(1, { ...integer, type: 'boolean' }, 'fr', text)).toBe('oui');
  expect(valueText(0.714, { ...real, unit: 'share' }, 'fr', text)).toBe('71');
  const voltage = { ...real, name: 'tension_kv', unit: 'kv' };
  expect(valueText(225, voltage, 'fr', text)).toBe('225');
  expect(valueText(1.5, voltage, 'fr', text)).toBe('1,5');
  expect(valueText('disponible', { ...code, name: 'maturite' }, 'fr', text)).toBe('Disponible');
});
