/** Window of rows, order of columns, what goes to the clipboard. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiedRows, writtenCell } from '../../../renderer/tasks/table/clipboard.ts';
import { moved } from '../../../renderer/tasks/table/column-order.ts';
import { listHeight, ROW_HEIGHT, scrollTo, TALLEST, windowAt } from '../../../renderer/tasks/table/window.ts';
import { translator } from '../../../shared/messages/index.ts';

describe('the window of rows', () => {
  const view = fc.record({
    total: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 900_000, max: 20_000_000 })),
    height: fc.integer({ min: 30, max: 1200 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('covers the view at every place, whatever the number of rows', () => {
    fc.assert(
      fc.property(view, ({ total, height, share }) => {
        const most = Math.max(0, listHeight(total) - height);
        const scrollTop = Math.round(most * share);
        const { first, last, top } = windowAt(scrollTop, height, total);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThanOrEqual(total);
        expect(last - first).toBeLessThan(height / ROW_HEIGHT + 20);
        // the first row drawn is above the view or the first of all, the last one below it or the last of all
        if (first > 0) expect(top).toBeLessThanOrEqual(scrollTop + 1);
        if (last < total) expect(top + (last - first) * ROW_HEIGHT).toBeGreaterThanOrEqual(scrollTop + height - 1);
      }),
    );
  });

  test('any row can be brought into view, and the last one is reached at the end of the bar', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0, max: 1, noNaN: true }), ({ total, height, share }, which) => {
        const most = Math.max(0, listHeight(total) - height);
        const row = Math.min(total - 1, Math.floor(which * total));
        const from = most * share;
        const scrolled = Math.max(0, Math.min(most, scrollTo(row, from, height, total) ?? from));
        const { first, last } = windowAt(scrolled, height, total);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(last);
        expect(windowAt(most, height, total).last).toBe(total);
      }),
    );
    expect(listHeight(5_000_000)).toBe(TALLEST);
  });
});

test('a column moves one place and no further', () => {
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'absente', 1)).toEqual(['a', 'b', 'c']);
});

describe('what is copied', () => {
  const text = translator('fr');
  const code = { name: 'code', type: 'text', unit: null, values: null, title: 'Code', unitLabel: null };
  const surface = { name: 'surface_ha', type: 'real', unit: 'ha', values: null, title: 'Surface', unitLabel: 'ha' };

  test.each([
    ['01234', true],
    ['2A004', false],
    ['1E05', true],
    ['12345678901234', true],
    ['2026-03', true],
    ['1/2', true],
    ['=1+1', true],
    ['-12', true],
    ['@importe', true],
    ['Les Prés', false],
    ['75056', false],
  ])('%s is protected: %s', (value, isProtected) => {
    expect(writtenCell(value, code, 'fr', text).isProtected).toBe(isProtected);
  });

  test('is read by a French spreadsheet: decimal comma, nothing for what is missing, days and words as shown', () => {
    const day = { ...code, name: 'jour', type: 'date' };
    const yes = { ...code, name: 'vu', type: 'boolean' };
    expect(writtenCell(1234.5, surface, 'fr', text).text).toBe('1234,5');
    expect(writtenCell(1234.5, surface, 'en', text).text).toBe('1234.5');
    expect(writtenCell(null, surface, 'fr', text).text).toBe('');
    expect(writtenCell('2026-03-31', day, 'fr', text).text).toBe('31/03/2026');
    expect(writtenCell(1, yes, 'fr', text).text).toBe('oui');
  });

  test('has a line of titles with units, tabs between cells, and the same as an HTML table', () => {
    const rows = [
      ['01234', 2.5],
      ['a\tb "c"\n<d>', null],
    ];
    const copied = copiedRows([code, surface], rows, 'fr', text);
    expect(copied.text).toBe('Code\tSurface (ha)\r\n"=""01234"""\t2,5\r\n"a\tb ""c""\n<d>"\t');
    expect(copied.html).toContain('<th>Surface (ha)</th>');
    expect(copied.html).toContain(`style="mso-number-format:'\\@'" sdnum="1036;0;@">01234</td><td>2,5</td>`);
    expect(copied.html).toContain('a\tb &quot;c&quot;<br>&lt;d&gt;</td><td></td>');
  });
});
