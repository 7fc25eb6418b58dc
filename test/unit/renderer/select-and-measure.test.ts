import { describe, expect, test } from 'vitest';
import { measureLine } from '../../../electron/engine/geometry/measure.ts';
import type { MeasuredSketch, MeasureToolId } from '../../../renderer/map/tools/tool.ts';
import { modeOf } from '../../../renderer/state/selection-sets.ts';
import { measureHint, measureText } from '../../../renderer/tasks/measure/words.ts';

import { examplesFor, fieldName, inserted } from '../../../renderer/tasks/select/expression-aids.ts';
import { typedMetres } from '../../../renderer/tasks/select/typed-metres.ts';
import { type ExpressionField, readCondition } from '../../../shared/expression/index.ts';
import { formatAzimuth, formatMeasuredArea, formatMeasuredLength } from '../../../shared/format/quantities.ts';
import { translator } from '../../../shared/messages/index.ts';

const text = translator('fr');
const plain = (words: string | null): string | null => words?.replace(/[\u00a0\u202f]/g, ' ') ?? null;
const sketch = (tool: MeasureToolId, count: number): MeasuredSketch => ({
  tool,
  epsg: 2154,
  positions: Array.from({ length: count }, (_, index) => [index, index]),
  pointer: [9, 9],
});
const LINE = Float64Array.of(4.7, 46.8, 4.85, 46.9, 4.95, 46.75);

describe('the measure in words', () => {
  test('says what the next click would make', () => {
    expect(measureHint(null, null, 'fr', text)).toBeNull();
    expect(measureHint(sketch('measure-length', 0), null, 'fr', text)).toBe('Cliquez le premier point');
    const one = measureLine(LINE.slice(0, 4), false);
    expect(plain(measureHint(sketch('measure-length', 1), one, 'fr', text))).toBe('15,952 km à 45,77°');
    const two = measureLine(LINE, false);
    expect(plain(measureHint(sketch('measure-length', 2), two, 'fr', text))).toBe('34,290 km au total, 18,338 km à 155,38°');
    const area = measureLine(LINE, true);
    expect(plain(measureHint(sketch('measure-area', 2), area, 'fr', text))).toMatch(/^\d+ \d+,\d\d ha, périmètre \d+,\d+ km$/);
    expect(measureHint({ ...sketch('measure-area', 2), pointer: null }, area, 'fr', text)).toBeNull();
    const bow = measureLine(Float64Array.of(4.7, 46.8, 4.8, 46.9, 4.8, 46.8, 4.7, 46.9), true);
    expect(plain(measureHint(sketch('measure-area', 3), bow, 'fr', text))).toBe('Le tracé se croise : pas de surface');
  });

  test('is copied with all its digits, the decimal mark of the language, and every position', () => {
    const lines = (language: 'fr' | 'en', tool: MeasureToolId, closed: boolean): string[] =>
      measureText(sketch(tool, 3), measureLine(LINE, closed), LINE, language, translator(language)).split('\r\n');
    expect(lines('fr', 'measure-length', false)[0]).toBe('Longueur totale\t34289,899\tm');
    expect(lines('en', 'measure-length', false)[0]).toBe('Total length\t34289.899\tm');
    expect(lines('fr', 'measure-length', false)).toHaveLength(6);
    const area = lines('fr', 'measure-area', true);
    expect(area[0]).toMatch(/^Surface sur l’ellipsoïde\t\d+,\d\d\tm²$/);
    expect(area[1]).toMatch(/\tEPSG:2154$/);
    expect(lines('fr', 'measure-azimuth', false).slice(0, 2)).toEqual(['Azimut aller\t45,766941\t°', 'Azimut retour\t225,876376\t°']);
  });

  test('figures take the unit that reads best', () => {
    const length = [4.126, 250, 999.96, 1234.5, 123_456].map((metres) => plain(formatMeasuredLength(metres, 'fr')));
    expect(length).toEqual(['4,13 m', '250,0 m', '1,000 km', '1,235 km', '123,5 km']);
    expect([850.4, 12_345.6, 25_000_000].map((area) => plain(formatMeasuredArea(area, 'fr')))).toEqual([
      '850 m²',
      '1,2346 ha',
      '2 500,00 ha',
    ]);
    expect([0, 359.999, 45.25].map((degrees) => formatAzimuth(degrees, 'fr'))).toEqual(['0,00°', '0,00°', '45,25°']);
  });
});

describe('selecting', () => {
  test('keys held say more than the panel', () => {
    const keys = { shift: false, control: false, alt: false };
    expect(modeOf(keys, 'remove')).toBe('remove');
    expect(modeOf({ ...keys, shift: true }, 'replace')).toBe('add');
    expect(modeOf({ ...keys, control: true }, 'add')).toBe('remove');
    expect(modeOf({ ...keys, alt: true, shift: true }, 'replace')).toBe('intersect');
  });

  test('distances are typed as they are written', () => {
    expect(['500', '1 250,5', '1.2 km', '2 km', '0', '15\u202f000 m'].map(typedMetres)).toEqual([500, 1250.5, 1200, 2000, 0, 15_000]);
    expect(['', '-5', '5 miles', '1e4', '1001 km'].map(typedMetres)).toEqual([null, null, null, null, null]);
  });

  test('every example is a condition on the fields of its layer', () => {
    const fields: (ExpressionField & { values?: string[] })[] = [
      { name: 'nom', type: 'text' },
      { name: 'Surface (m²)', type: 'real' },
      { name: 'surface_ha', type: 'real' },
      { name: 'statut', type: 'text', values: ["en cours d'étude", 'fini', 'autre'] },
      { name: 'jour', type: 'date' },
    ];
    const examples = examplesFor(fields as Parameters<typeof examplesFor>[0]);
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) expect(readCondition(example, fields).type).toBe('boolean');
    expect(readCondition(`${fieldName('Surface (m²)')} > 3`, fields).type).toBe('boolean');
  });

  test('a word put in stands apart from its neighbours', () => {
    expect(inserted('', 0, 0, 'nom')).toEqual({ text: 'nom', caret: 3 });
    expect(inserted('nom', 3, 3, 'contient')).toEqual({ text: 'nom contient', caret: 12 });
    expect(inserted('a  = 1', 2, 2, 'b').text).toBe('a b = 1');
    expect(inserted('(x) et y', 1, 2, 'zone').text).toBe('(zone) et y');
  });
});
