/** The preview is the page: what the window writes of a drawing is what the exporter writes to a file, but for fonts, names and ids. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawingToSvg } from '../../../electron/engine/exporters/maps/svg.ts';
import { drawingMarkup } from '../../../renderer/tasks/layout/drawing-markup.ts';
import { sameNode } from '../../../renderer/tasks/layout/same-node.ts';
import { type Drawing, type DrawingNode, group, line, path, solid } from '../../../shared/cartography/drawing.ts';
import { packDrawing, unpackDrawing } from '../../../shared/cartography/pack-drawing.ts';

const page = (children: readonly DrawingNode[]): Drawing => ({
  width_mm: 210,
  height_mm: 297,
  language: 'fr',
  title: 'Essai',
  description: '',
  children,
});

/** Elements in their order, with what is drawn of them. */
function elements(svg: string): string[] {
  return [...svg.matchAll(/<(path|text|circle|rect|image)\b([^>]*)>/g)].map(([, name, attributes]) => {
    const kept = [...(attributes ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)]
      .filter(([, key]) => !/^(font-family|stroke-linejoin|href|xlink:href|id)$/.test(key ?? ''))
      .map(([, key, value]) => `${key}=${/^url\(#/.test(value ?? '') ? 'url' : value}`)
      .sort();
    return `${name} ${kept.join(' ')}`;
  });
}

const coordinate = fc.integer({ min: -20_000, max: 20_000 });
const shape = fc
  .record({
    points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 }),
    closed: fc.boolean(),
    cut: fc.nat(38),
    pattern: fc.boolean(),
    width: fc.double({ min: 0.05, max: 3, noNaN: true }),
  })
  .map(({ points, closed, cut, pattern, width }): DrawingNode => {
    const at = Math.min(points.length, Math.max(1, cut));
    return {
      type: 'shape',
      xy: Int32Array.from(points.flat()),
      parts: at < points.length ? [at, points.length] : [points.length],
      closed,
      fill: pattern
        ? { solid: { colour: '#ffeecc', opacity: 0.5 }, pattern: { id: 'hatch-45', colour: '#224466', opacity: 1 } }
        : solid('#336699', 0.7),
      stroke: line('#102030', width, width > 2 ? [1, 0.5] : []),
    };
  });
const text = fc
  .record({
    x: fc.double({ min: 0, max: 210, noNaN: true }),
    words: fc.string({ maxLength: 30 }),
    angle: fc.integer({ min: -90, max: 90 }),
  })
  .map(
    ({ x, words, angle }): DrawingNode => ({
      type: 'text',
      x,
      y: 20,
      anchor: 'middle',
      text: words,
      face: 'IBMPlexSansCondensed-SemiBold',
      size: 3.2,
      colour: '#112233',
      halo: { colour: '#ffffff', width: 0.6 },
      ...(angle === 0 ? {} : { angle }),
    }),
  );
const nodes = fc.array(fc.oneof(shape, text), { maxLength: 6 });

test('the window writes the elements of a drawing as the exporter does', () => {
  fc.assert(
    fc.property(nodes, (children) => {
      const drawing = page([group('carte', children, [10, 10, 100, 80], 0.8)]);
      const file = drawingToSvg(drawing, { embedFontsFrom: null });
      const body = file.slice(file.indexOf('<defs>'));
      expect(elements(drawingMarkup(drawing.children, 'a', () => 'blob:x'))).toEqual(elements(body));
    }),
    { numRuns: 60 },
  );
});

test('several parts stand on one page: their ids never meet, and every one that is used is there', () => {
  const stamp: DrawingNode = {
    type: 'stamp',
    parts: [path([['M', 0, 0] as never, ['L', 1, 1] as never], solid('#000000'))],
    at: [1, 2, 3, 4],
  };
  const part = (prefix: string) => drawingMarkup([group('x', [stamp], [0, 0, 5, 5])], prefix, () => '');
  const ids = (markup: string) => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const [a, b] = [part('carte-1'), part('carte-2')];
  expect(ids(a).length).toBe(2);
  expect(ids(a).filter((id) => ids(b).includes(id))).toEqual([]);
  const used = [...a.matchAll(/#([\w-]+)/g)].map(([, id]) => id);
  expect(used.filter((id) => id?.startsWith('carte') && !ids(a).includes(id))).toEqual([]);
});

test('words are escaped: nothing typed on a page becomes an element of the window', () => {
  const words: DrawingNode = {
    type: 'text',
    x: 0,
    y: 0,
    anchor: 'start',
    text: '<img src=x onerror="alert(1)"> & "x"',
    face: 'IBMPlexSans-Regular',
    size: 4,
    colour: '#000000',
    halo: null,
  };
  const markup = drawingMarkup([words], 'a', () => '');
  expect(markup).not.toContain('<img');
  expect(markup).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &quot;x&quot;');
});

test('a part is the same after it has crossed the port, and another once a number of it changed', () => {
  fc.assert(
    fc.property(nodes, (children) => {
      const drawing = page([group('carte', children)]);
      const crossed = unpackDrawing(packDrawing(drawing));
      expect(sameNode(crossed.children[0], unpackDrawing(packDrawing(drawing)).children[0])).toBe(true);
      const [moved] = unpackDrawing(packDrawing(page([group('carte', children, null, 0.5)]))).children;
      expect(sameNode(crossed.children[0], moved)).toBe(false);
    }),
    { numRuns: 40 },
  );
});
