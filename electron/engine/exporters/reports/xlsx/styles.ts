/** Looks of cells, each kept once (SpreadsheetML part 18.8). */
import { element, XML_HEAD } from '../office/xml.ts';

export interface CellLook {
  /** Number format code; `@` keeps codes as text. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  /** rrggbb. */
  readonly colour?: string;
  readonly fill?: string;
  readonly line?: 'below' | 'above';
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  /** Steps from the left edge: keeps a text apart from the number before it. */
  readonly indent?: number;
}

/** Ids below are Excel's own. */
const FIRST_FORMAT = 164;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINE_COLOUR = 'C9D2D4';

class Registry {
  private readonly ids = new Map<string, number>();
  constructor(first: readonly string[] = []) {
    for (const xml of first) this.id(xml);
  }
  id(xml: string): number {
    const known = this.ids.get(xml);
    if (known !== undefined) return known;
    this.ids.set(xml, this.ids.size);
    return this.ids.size - 1;
  }
  xml(name: string): string {
    return element(name, { count: this.ids.size }, [...this.ids.keys()].join(''));
  }
}

export class Styles {
  private readonly fonts = new Registry([fontXml({})]);
  private readonly fills = new Registry([fillXml('none'), fillXml('gray125')]);
  private readonly borders = new Registry([borderXml(undefined)]);
  private readonly formats = new Map<string, number>();
  private readonly cells = new Registry();
  private readonly locale: string;

  /** `locale`: put before formats of numbers that name none. */
  constructor(locale: string) {
    this.locale = locale;
    this.id({});
  }

  /** The index that a cell of this look names. */
  id(look: CellLook): number {
    const font = this.fonts.id(fontXml(look));
    const fill = look.fill === undefined ? 0 : this.fills.id(fillXml('solid', look.fill));
    const border = this.borders.id(borderXml(look.line));
    const numFmtId = this.formatId(look.format);
    const alignment = element('alignment', {
      horizontal: look.align ?? (look.indent ? 'left' : undefined),
      vertical: 'top',
      wrapText: look.wrap ? 1 : undefined,
      indent: look.indent,
    });
    return this.cells.id(
      element(
        'xf',
        {
          numFmtId,
          fontId: font,
          fillId: fill,
          borderId: border,
          xfId: 0,
          applyNumberFormat: numFmtId > 0 ? 1 : undefined,
          applyFont: 1,
          applyFill: fill > 0 ? 1 : undefined,
          applyBorder: border > 0 ? 1 : undefined,
          applyAlignment: 1,
        },
        alignment,
      ),
    );
  }

  private formatId(code: string | undefined): number {
    if (code === undefined) return 0;
    if (code === '@') return 49;
    const format = /^[0#]/.test(code) ? this.locale + code : code;
    const known = this.formats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_FORMAT + this.formats.size;
    this.formats.set(format, id);
    return id;
  }

  xml(): string {
    const formats = [...this.formats].map(([formatCode, numFmtId]) => element('numFmt', { numFmtId, formatCode }));
    const parts = [
      formats.length > 0 ? element('numFmts', { count: formats.length }, formats.join('')) : '',
      this.fonts.xml('fonts'),
      this.fills.xml('fills'),
      this.borders.xml('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.cells.xml('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    ];
    return `${XML_HEAD}${element('styleSheet', { xmlns: MAIN }, parts.join(''))}`;
  }
}

function fontXml({ bold, italic, size = 11, colour }: CellLook): string {
  const parts = [
    bold ? '<b/>' : '',
    italic ? '<i/>' : '',
    element('sz', { val: size }),
    element('color', { rgb: `FF${colour ?? '1B2224'}` }),
    element('name', { val: 'Calibri' }),
    element('family', { val: 2 }),
  ];
  return element('font', {}, parts.join(''));
}

function fillXml(patternType: string, colour?: string): string {
  return element('fill', {}, element('patternFill', { patternType }, colour ? element('fgColor', { rgb: `FF${colour}` }) : ''));
}

function borderXml(line: CellLook['line']): string {
  const side = (name: string, drawn: boolean): string =>
    element(name, drawn ? { style: 'thin' } : {}, drawn ? element('color', { rgb: `FF${LINE_COLOUR}` }) : '');
  return element(
    'border',
    {},
    [side('left', false), side('right', false), side('top', line === 'above'), side('bottom', line === 'below'), '<diagonal/>'].join(''),
  );
}
