/** What stands on a slide, as data and as PresentationML. Millimetres from the top left corner; text and tables stay text and tables, to be edited. */
import type { Picture } from '../office/pictures.ts';
import { element, escapeXml } from '../office/xml.ts';

export const INK = {
  text: '1B2224',
  accent: '0B5563',
  quiet: '5A686B',
  line: 'C9D2D4',
  band: 'E3EEEF',
  warning: '8A4B00',
  paper: 'FFFFFF',
} as const;

export interface Run {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  /** Colour behind the text. */
  readonly mark?: string;
}
export interface Line {
  readonly runs: readonly Run[];
  readonly align?: 'l' | 'r' | 'ctr';
  readonly bullet?: boolean;
}
export type Box = readonly [x: number, y: number, width: number, height: number];
export interface TextShape {
  readonly type: 'text';
  readonly name: string;
  /** Of the layout; then the box is that of the layout when null. */
  readonly placeholder?: 'title' | 'ctrTitle' | 'subTitle';
  readonly box: Box | null;
  readonly lines: readonly Line[];
  readonly fill?: string;
}
export interface TableCellText {
  readonly lines: readonly Line[];
  readonly fill?: string;
}
export interface TableShape {
  readonly type: 'table';
  readonly name: string;
  readonly alternative: string;
  readonly box: Box;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly rows: readonly (readonly TableCellText[])[];
  readonly header: boolean;
}
export interface PictureShape {
  readonly type: 'picture';
  readonly box: Box;
  readonly picture: Picture;
}
/** Decoration: readers of the screen pass it over. */
export interface BarShape {
  readonly type: 'bar';
  readonly box: Box;
  readonly colour: string;
}
export type Shape = TextShape | TableShape | PictureShape | BarShape;

const emu = (mm: number): number => Math.round(mm * 36_000);
export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

function offset([x, y, width, height]: Box, tag: 'a:xfrm' | 'p:xfrm'): string {
  return element(tag, {}, element('a:off', { x: emu(x), y: emu(y) }) + element('a:ext', { cx: emu(width), cy: emu(height) }));
}
const solid = (colour: string): string => element('a:solidFill', {}, element('a:srgbClr', { val: colour }));

export function linesXml(lines: readonly Line[], language: string): string {
  const all = lines.length > 0 ? lines : [{ runs: [] }];
  return all
    .map(({ runs, align, bullet }) => {
      const marks = bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>';
      const properties = element(
        'a:pPr',
        { algn: align, ...(bullet ? { marL: 171_450, indent: -171_450 } : { marL: 0, indent: 0 }) },
        marks,
      );
      return element('a:p', {}, properties + runs.map((run) => runXml(run, language)).join(''));
    })
    .join('');
}

function runXml({ text, size, bold, italic, colour, mark }: Run, language: string): string {
  const attributes = { lang: language, sz: Math.round(size * 100), b: bold ? 1 : undefined, i: italic ? 1 : undefined, dirty: 0 };
  return element(
    'a:r',
    {},
    element(
      'a:rPr',
      attributes,
      solid(colour ?? INK.text) +
        (mark ? element('a:highlight', {}, element('a:srgbClr', { val: mark })) : '') +
        '<a:latin typeface="+mn-lt"/>',
    ) + element('a:t', {}, escapeXml(text)),
  );
}

/** `relate` answers the ids of the picture and of its vector. */
export function shapeXml(
  shape: Shape,
  id: number,
  language: string,
  relate: (picture: Picture) => { readonly image: string; readonly svg: string | null },
): string {
  switch (shape.type) {
    case 'text':
      return textXml(shape, id, language);
    case 'table':
      return tableXml(shape, id, language);
    case 'picture':
      return pictureXml(shape, id, relate(shape.picture));
    case 'bar':
      return barXml(shape, id);
  }
}

function textXml({ name, placeholder, box, lines, fill }: TextShape, id: number, language: string): string {
  const kind = placeholder
    ? element('p:nvPr', {}, element('p:ph', { type: placeholder, idx: placeholder === 'subTitle' ? 1 : undefined }))
    : '<p:nvPr/>';
  const head = element(
    'p:nvSpPr',
    {},
    element('p:cNvPr', { id, name }) + (placeholder ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' : '<p:cNvSpPr txBox="1"/>') + kind,
  );
  const form = placeholder ? '' : '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
  const look = element('p:spPr', {}, (box ? offset(box, 'a:xfrm') : '') + form + (fill ? solid(fill) : ''));
  const inset = fill ? { lIns: 72_000, tIns: 36_000, rIns: 72_000, bIns: 36_000 } : { lIns: 0, tIns: 0, rIns: 0, bIns: 0 };
  const body = placeholder ? '<a:bodyPr/>' : element('a:bodyPr', { wrap: 'square', ...inset }, '<a:normAutofit/>');
  return element('p:sp', {}, `${head}${look}<p:txBody>${body}<a:lstStyle/>${linesXml(lines, language)}</p:txBody>`);
}

function tableXml({ name, alternative, box, widths, heights, rows, header }: TableShape, id: number, language: string): string {
  const line = (side: string): string => element(side, { w: 6350 }, solid(INK.line));
  const none = (side: string): string => element(side, { w: 0 }, '<a:noFill/>');
  const cell = ({ lines, fill }: TableCellText): string =>
    element(
      'a:tc',
      {},
      `<a:txBody><a:bodyPr/><a:lstStyle/>${linesXml(lines, language)}</a:txBody>${element(
        'a:tcPr',
        { marL: 54_000, marR: 54_000, marT: 25_200, marB: 25_200, anchor: 'ctr' },
        none('a:lnL') + none('a:lnR') + line('a:lnT') + line('a:lnB') + (fill ? solid(fill) : '<a:noFill/>'),
      )}`,
    );
  const grid = element('a:tblGrid', {}, widths.map((width) => element('a:gridCol', { w: emu(width) })).join(''));
  const lines = rows.map((cells, i) => element('a:tr', { h: emu(heights[i] ?? 0) }, cells.map(cell).join(''))).join('');
  const table = element('a:tbl', {}, element('a:tblPr', { firstRow: header ? 1 : undefined }) + grid + lines);
  const head = element(
    'p:nvGraphicFramePr',
    {},
    `${element('p:cNvPr', { id, name, descr: alternative })}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>`,
  );
  const graphic = element(
    'a:graphic',
    {},
    element('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/table' }, table),
  );
  return element('p:graphicFrame', {}, head + offset(box, 'p:xfrm') + graphic);
}

const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';

function pictureXml(
  { box, picture }: PictureShape,
  id: number,
  { image, svg }: { readonly image: string; readonly svg: string | null },
): string {
  const vector =
    svg === null
      ? ''
      : element(
          'a:extLst',
          {},
          element(
            'a:ext',
            { uri: SVG_EXTENSION },
            element('asvg:svgBlip', { 'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main', 'r:embed': svg }),
          ),
        );
  const head = element(
    'p:nvPicPr',
    {},
    `${element('p:cNvPr', { id, name: picture.title, descr: picture.alternative })}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>`,
  );
  const fill = element('p:blipFill', {}, `${element('a:blip', { 'r:embed': image }, vector)}<a:stretch><a:fillRect/></a:stretch>`);
  const look = element('p:spPr', {}, `${offset(box, 'a:xfrm')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`);
  return element('p:pic', {}, head + fill + look);
}

function barXml({ box, colour }: BarShape, id: number): string {
  const decorative =
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
  const head = element('p:nvSpPr', {}, `${element('p:cNvPr', { id, name: `Barre ${id}` }, decorative)}<p:cNvSpPr/><p:nvPr/>`);
  const look = element(
    'p:spPr',
    {},
    `${offset(box, 'a:xfrm')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solid(colour)}<a:ln><a:noFill/></a:ln>`,
  );
  return element('p:sp', {}, head + look);
}
