/** Pages over the small layers of the cartographer's tests. */
import type { Drawing, DrawingNode, TextNode } from '../../../../shared/cartography/drawing.ts';
import { drawPage, type PageDrawing } from '../../../../shared/cartography/page/draw-page.ts';
import { NO_PAGE_DATA, type PageData } from '../../../../shared/cartography/page/page-data.ts';
import { textWidth } from '../../../../shared/cartography/text.ts';
import { type PageItemInput, type PageLayout, type PageLayoutInput, pageLayoutSchema } from '../../../../shared/domain/page-layout.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { sampleLayers } from '../make-layer.ts';

export function page(items: readonly PageItemInput[], parts: Partial<Omit<PageLayoutInput, 'items' | 'version'>> = {}): PageLayout {
  const given = { version: 2 as const, name: 'Essai', page: { format: 'A4' as const, orientation: 'portrait' as const }, ...parts };
  return pageLayoutSchema.parse({ ...given, items: [...items] });
}

const layers = sampleLayers();

export function data(parts: Partial<PageData> = {}): PageData {
  return {
    ...NO_PAGE_DATA,
    visible: layers.map(({ table }) => table),
    layers: new Map(layers.map((one) => [one.table, { ...one, id: one.table }])),
    known: new Set(layers.map(({ table }) => table)),
    variables: { projet: 'Foncier de la Loire', date: '2026-11-21', page: '1', pages: '1' },
    ...parts,
  };
}

export const draw = (layout: PageLayout, given: PageData = data()): PageDrawing => drawPage(layout, given, translator(layout.language));

export const codes = ({ report }: PageDrawing): string[] =>
  report.warnings.map(({ code, item }) => (item === null ? code : `${code}@${item}`));

export const map = (parts: Partial<Extract<PageItemInput, { type: 'map' }>> = {}): PageItemInput => ({
  id: 'map',
  type: 'map',
  box: [10, 30, 190, 190],
  view: { type: 'territory', territory: null },
  ...parts,
});

export const text = (words: string, parts: Partial<Extract<PageItemInput, { type: 'text' }>> = {}): PageItemInput => ({
  id: 'text',
  type: 'text',
  box: [10, 10, 190, 15],
  text: words,
  ...parts,
});

/** Texts of a drawing, those of a map's own objects (numbers of sites) aside. */
export function setTexts(nodes: readonly DrawingNode[]): TextNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node];
    return node.type === 'group' && !/-(?:layers|symbols)$/u.test(node.name) ? setTexts(node.children) : [];
  });
}

/** Corners of what a text takes on the page: from its baseline to the top of its capitals. */
export function cornersOf({ text: words, face, size, anchor, x, y, angle = 0 }: TextNode): [number, number][] {
  const width = textWidth(words, face, size);
  const left = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return [
    [left, 0],
    [left + width, 0],
    [left, -size * 0.698],
    [left + width, -size * 0.698],
  ].map(([dx = 0, dy = 0]) => [x + dx * cos - dy * sin, y + dx * sin + dy * cos]);
}

/** Texts that stand outside the page, by more than a rounding. */
export function textsOutside({ width_mm, height_mm, children }: Drawing): string[] {
  const isOut = ([x, y]: [number, number]): boolean => x < -0.05 || y < -0.05 || x > width_mm + 0.05 || y > height_mm + 0.05;
  return setTexts(children)
    .filter((node) => cornersOf(node).some(isOut))
    .map(({ text: words }) => words);
}
