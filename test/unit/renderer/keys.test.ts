import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TreeRow, treeAction } from '../../../renderer/tasks/layers/tree-keys.ts';
import { movedPosition } from '../../../renderer/tasks/table/grid-keys.ts';
import { matchesShortcut, shortcutText } from '../../../renderer/ui/shortcut.ts';
import { translator } from '../../../shared/messages/index.ts';

const ROWS: readonly TreeRow[] = [
  { key: 'group', level: 1, expanded: true },
  { key: 'sites', level: 2, expanded: false },
  { key: 'parcelles', level: 2, expanded: null },
  { key: 'other', level: 1, expanded: false },
];

test('the tree moves, opens, closes and goes to the parent like a tree', () => {
  expect(treeAction('ArrowDown', ROWS, 'group')).toEqual({ do: 'focus', key: 'sites' });
  expect(treeAction('ArrowUp', ROWS, 'group')).toBeNull();
  expect(treeAction('ArrowRight', ROWS, 'sites')).toEqual({ do: 'toggle', key: 'sites' });
  expect(treeAction('ArrowRight', ROWS, 'group')).toEqual({ do: 'focus', key: 'sites' });
  expect(treeAction('ArrowLeft', ROWS, 'parcelles')).toEqual({ do: 'focus', key: 'group' });
  expect(treeAction('ArrowLeft', ROWS, 'group')).toEqual({ do: 'toggle', key: 'group' });
  expect(treeAction('End', ROWS, 'group')).toEqual({ do: 'focus', key: 'other' });
  expect(treeAction(' ', ROWS, 'parcelles')).toEqual({ do: 'check', key: 'parcelles' });
  expect(treeAction('x', ROWS, 'parcelles')).toBeNull();
});

test('the current cell never leaves the grid', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (presses, rows, columns) => {
        let at = { row: 0, column: 0 };
        for (const [key, control] of presses) {
          at = movedPosition(key, control, at, rows, columns, 5) ?? at;
          expect(at.row).toBeGreaterThanOrEqual(0);
          expect(at.row).toBeLessThan(rows);
          expect(at.column).toBeGreaterThanOrEqual(0);
          expect(at.column).toBeLessThan(columns);
        }
      },
    ),
  );
  expect(movedPosition('a', false, { row: 0, column: 0 }, 3, 3, 2)).toBeNull();
});

test('a shortcut is matched exactly, and printed in the language', () => {
  const press = (key: string, keys: Partial<KeyboardEvent> = {}) =>
    ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...keys }) as KeyboardEvent;
  expect(matchesShortcut(press('z', { ctrlKey: true }), 'Mod+Z')).toBe(true);
  expect(matchesShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false);
  expect(matchesShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true);
  expect(matchesShortcut(press('z'), 'Mod+Z')).toBe(false);
  expect(shortcutText('Mod+Shift+Z', translator('fr'))).toBe('Ctrl Maj Z');
  expect(shortcutText('Mod+Shift+Z', translator('en'))).toBe('Ctrl Shift Z');
});
