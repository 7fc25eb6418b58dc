import { describe, expect, it } from 'vitest';
import { columnTitle, formatCell, formatQuantity, formatQuarter, splitQuantity } from '../../../shared/report/format.ts';
import type { Quantity, Report } from '../../../shared/report/model.ts';

const words: Report['words'] = {
  missing: 'non renseigné',
  yes: 'oui',
  no: 'non',
  inside: 'dans le site',
  pages: '',
  origins: { calcule: '', importe: '', saisi: '' },
};
const french = { language: 'fr' as const, words };
const said = (value: Quantity['value'], unit: Quantity['unit'], more: Partial<Quantity> = {}): string =>
  formatQuantity({ value, unit, ...more }, french).replace(/[\u00a0\u202f]/g, ' ');

describe('values of a report', () => {
  it.each([
    [63.41, 'ha', '63,4 ha'],
    [1321.3, 'ha', '1 321,3 ha'],
    [0, 'ha', '0,0 ha'],
    [312, 'm', '0,31 km'],
    [0, 'm', 'dans le site'],
    [0.714, 'share', '71 %'],
    [12, 'percent', '12 %'],
    [45.2, 'mw', '45,2 MW'],
    [45, 'mw', '45 MW'],
    [1953, 'year', '1953'],
    [25_000, 'eur', '25 000 €'],
    [true, null, 'oui'],
    ['01004', null, '01004'],
  ] as const)('%s %s reads %s', (value, unit, expected) => {
    expect(said(value, unit)).toBe(expected);
  });

  it('say what is missing, never 0, and what waits for an analysis otherwise', () => {
    expect(said(null, 'ha')).toBe('non renseigné');
    expect(said(null, 'ha', { absent: 'non calculé' })).toBe('non calculé');
    expect(said('', null)).toBe('non renseigné');
  });

  it('write days the French way, and quarters', () => {
    expect(said('2027-01-15', null, { date: true })).toBe('15/01/2027');
    expect(['2026-12-31', '2027-04-01', '2028-03', '2027'].map((day) => formatQuarter(day, 'fr'))).toEqual([
      'T4\u00a02026',
      'T2\u00a02027',
      'T1\u00a02028',
      '2027',
    ]);
  });

  it('part a figure from its unit, and leave a table its bare numbers under a title with the unit', () => {
    expect(splitQuantity({ value: 1321.3, unit: 'ha' }, french)).toEqual({ figure: '1\u202f321,3', unit: 'ha' });
    expect(splitQuantity({ value: null, unit: 'ha' }, french)).toEqual({ figure: 'non renseigné', unit: '' });
    const column = { key: 's', title: 'Surface', type: 'number', unit: 'ha', weight: 1 } as const;
    expect(columnTitle(column)).toBe('Surface (ha)');
    expect(formatCell(63.41, column, french, false)).toBe('63,4');
    expect(formatCell(null, column, french, false)).toBe('non renseigné');
  });
});
