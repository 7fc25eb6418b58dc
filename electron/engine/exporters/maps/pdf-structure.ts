/**
 * The structure tree of a tagged PDF (ISO 32000-1 §14.7–14.8, as PDF/UA asks for it): every mark on the page belongs to an element or is an artifact.
 * Marked content is opened by the first mark and closed when an element begins or ends.
 */
import type { Role, Tag } from '../../../../shared/cartography/drawing.ts';

/** What pdfkit's types leave out. */
export interface Reference {
  data: Record<string, unknown>;
}
type Element = PDFKit.PDFStructureElement & { readonly dictionary: Reference };

const TYPES: Readonly<Record<Exclude<Role, 'decoration'>, string>> = {
  section: 'Sect',
  'heading-1': 'H1',
  'heading-2': 'H2',
  'heading-3': 'H3',
  paragraph: 'P',
  // « Note » is the footnote of the standard, which wants a number of its own
  note: 'P',
  caption: 'Caption',
  figure: 'Figure',
  list: 'L',
  'list-item': 'LBody',
  table: 'Table',
  row: 'TR',
  'header-cell': 'TH',
  cell: 'TD',
};
const CONTAINERS: ReadonlySet<Role> = new Set(['section', 'list', 'table', 'row']);
/** Written even when empty: a column without them would shift. */
const ALWAYS: ReadonlySet<Role> = new Set(['row', 'header-cell', 'cell']);

interface Frame {
  /** Null: an artifact, with all it holds. */
  readonly type: string | null;
  readonly holdsMarks: boolean;
  readonly options: { title?: string; alt?: string };
  readonly attributes: Record<string, unknown> | null;
  element: Element | null;
  /** The LI around an LBody. */
  wrapper: Element | null;
  /** Place among its brothers; null: as it comes. */
  readonly order: readonly number[] | null;
  /** Elements whose place is known, which join this one when it ends. */
  readonly waiting: { readonly element: Element; readonly order: readonly number[] }[];
}

export interface Opened {
  readonly title?: string;
  /** x, y, width, height in points from the lower left corner of the page. */
  readonly box?: readonly [number, number, number, number] | null;
  /** Among the elements of the same parent, compared figure by figure: what is drawn last may be read first. */
  readonly order?: readonly number[] | null;
}

export class PdfStructure {
  readonly #document: PDFKit.PDFDocument;
  readonly #root: Element;
  readonly #frames: Frame[] = [];
  /** Of the page being written: what is read first is known at its end. */
  #waiting: Frame['waiting'] = [];
  #marking: 'none' | 'element' | 'artifact' = 'none';

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    this.#root = document.struct('Document') as Element;
    document.addStructure(this.#root);
  }

  /** Text drawn now would stand in no element that holds text. */
  get isBetweenElements(): boolean {
    const frame = this.#frames.at(-1);
    return frame === undefined || frame.type === 'Sect';
  }

  enter(tag: Tag, { title, box, order }: Opened = {}): void {
    this.#close();
    const inArtifact = this.#frames.at(-1)?.type === null;
    const type = inArtifact || tag.role === 'decoration' ? null : TYPES[tag.role];
    const alt = tag.role === 'figure' ? (tag.alternative ?? '') : tag.alternative;
    this.#push(type, !CONTAINERS.has(tag.role), {
      order: order ?? null,
      options: { ...(title ? { title } : {}), ...(alt === undefined ? {} : { alt }) },
      attributes: attributesOf(tag, box ?? null),
    });
    if (ALWAYS.has(tag.role)) this.#element();
  }

  /** An element around what a click opens. */
  enterLink(): void {
    this.#close();
    const isArtifact = this.#frames.at(-1)?.type === null;
    this.#push(isArtifact ? null : 'Link', true, { options: {}, attributes: null, order: null });
  }

  /** The element of a link, for its annotation. */
  linkElement(): PDFKit.PDFStructureElement | null {
    this.#close();
    return this.#frames.at(-1)?.type === null ? null : this.#element();
  }

  leave(): void {
    this.#close();
    const frame = this.#frames.pop();
    if (frame?.element) join(frame.element, frame.waiting);
    frame?.element?.end();
    frame?.wrapper?.end();
  }

  /** Before anything is drawn: opens what it belongs to. */
  mark(): void {
    if (this.#marking !== 'none') return;
    const frame = this.#frames.at(-1);
    if (!frame || frame.type === null || !frame.holdsMarks) {
      this.#document.markContent('Artifact');
      this.#marking = 'artifact';
      return;
    }
    this.#element().add(this.#document.markStructureContent(frame.type));
    this.#marking = 'element';
  }

  /** Draws what is no content, like the ground of a word. Between marked contents, not inside one: some readers lose what follows. */
  aside(draw: () => void): void {
    this.#close();
    this.#document.markContent('Artifact');
    draw();
    this.#document.endMarkedContent();
  }

  /** Ends what is open before the page does. */
  endPage(): void {
    this.#close();
    join(this.#root, this.#waiting);
    this.#waiting = [];
  }

  end(): void {
    this.#close();
    this.#root.end();
  }

  #push(type: string | null, holdsMarks: boolean, rest: Pick<Frame, 'options' | 'attributes' | 'order'>): void {
    this.#frames.push({ type, holdsMarks, ...rest, element: null, wrapper: null, waiting: [] });
  }

  /** The element of the innermost frame, made with those around it when it is first needed: nothing empty is left. */
  #element(): Element {
    let parent = this.#root;
    let waiting = this.#waiting;
    for (const frame of this.#frames) {
      if (frame.type === null) break;
      frame.element ??= this.#made(frame, frame.type, parent, waiting);
      parent = frame.element;
      waiting = frame.waiting;
    }
    return parent;
  }

  #made(frame: Frame, type: string, parent: Element, waiting: Frame['waiting']): Element {
    const element = this.#document.struct(type, frame.options) as Element;
    if (frame.attributes) element.dictionary.data['A'] = frame.attributes;
    if (type === 'LBody') {
      frame.wrapper = this.#document.struct('LI') as Element;
      frame.wrapper.add(element);
    }
    const outer = frame.wrapper ?? element;
    if (frame.order === null) parent.add(outer);
    else waiting.push({ element: outer, order: frame.order });
    return element;
  }

  #close(): void {
    if (this.#marking !== 'none') this.#document.endMarkedContent();
    this.#marking = 'none';
  }
}

/** In their order; of the same place, as they came. */
function join(parent: Element, waiting: Frame['waiting']): void {
  const sorted = waiting.map((one, index) => ({ ...one, order: [...one.order, index] })).sort((a, b) => compare(a.order, b.order));
  for (const { element } of sorted) parent.add(element);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}

function attributesOf({ role, scope, columns, rows }: Tag, box: Opened['box'] | null): Record<string, unknown> | null {
  if (role === 'figure' && box) {
    const [x, y, width, height] = box;
    return { O: 'Layout', Placement: 'Block', BBox: [x, y, x + width, y + height] };
  }
  if (role !== 'header-cell' && role !== 'cell') return null;
  const given = {
    ...(role === 'header-cell' ? { Scope: scope === 'row' ? 'Row' : 'Column' } : {}),
    ...(columns === undefined || columns === 1 ? {} : { ColSpan: columns }),
    ...(rows === undefined || rows === 1 ? {} : { RowSpan: rows }),
  };
  return Object.keys(given).length === 0 ? null : { O: 'Table', ...given };
}
