/**
 * A report as a PowerPoint presentation, written part by part: the packages at hand set no vector map in Node, take their dates from the clock and name
 * parts that are not there.
 */
import { formatDate } from '../../../../../shared/format/dates.ts';
import { translator } from '../../../../../shared/messages/index.ts';
import { ORIGIN_LETTERS, type Origin, type Report } from '../../../../../shared/report/model.ts';
import { methodLines } from '../office/blocks.ts';
import { addProperties, OfficePackage } from '../office/package.ts';
import type { Picture } from '../office/pictures.ts';
import { element } from '../office/xml.ts';
import type { ReportOptions } from '../types.ts';
import { SLIDE, type Slide, slidesOf } from './flow.ts';
import {
  COLOUR_MAP,
  contentLayout,
  master,
  notesMaster,
  notesSlide,
  part,
  SLIDE_SIZE,
  slideFoot,
  theme,
  titleLayout,
  tree,
} from './parts.ts';
import { run, textPiece } from './pieces.ts';
import { INK, type Line, type Shape, shapeXml } from './shapes.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml';

export async function reportToPptx(report: Report, { resources }: ReportOptions): Promise<Uint8Array> {
  const say = translator(report.language);
  const language = report.language === 'fr' ? 'fr-FR' : 'en-GB';
  const slides = await slidesOf(report.sections, report.title, { report, say }, resources);
  const file = new OfficePackage();
  addProperties(file, 'ppt/presentation.xml', 'Microsoft Office PowerPoint', report);
  addFixedParts(file, language, { title: say('office.slide-title'), text: say('office.slide-text') });
  const writer = new SlideWriter(file, language, footText(report));
  writer.add(titleShapes(report), [], 1, false);
  for (const slide of slides)
    writer.add(
      contentShapes(slide),
      [...slide.notes, ...report.sources.map((source) => `${say('office.sources')}\u00a0: ${source}`)],
      2,
      true,
    );
  const last = sourcesSlide(report, say('office.sheet.sources'), say('office.methods'), say('office.sources'));
  writer.add(contentShapes(last), methodLines(report), 2, true);
  writer.finish();
  return file.zip();
}

const footText = ({ title, warnings, project }: Report): string => [title, project, ...warnings].join(' · ');

function titleShapes({ surtitle, title, subtitle, code, status, date, project, warnings, language }: Report): Shape[] {
  const say = translator(language);
  const quiet = (text: string): Line => ({ runs: [run(text, 16, { colour: INK.quiet })] });
  const state = status ? [status.label, status.detail].filter((each) => each !== null).join(', ') : null;
  return [
    { type: 'text', name: 'Titre', placeholder: 'ctrTitle', box: null, lines: [{ runs: [run(title, 40, { bold: true })] }] },
    {
      type: 'text',
      name: 'Sous-titre',
      placeholder: 'subTitle',
      box: null,
      lines: [surtitle, subtitle, state, code, say('office.made', { date: formatDate(date), project }), ...warnings].flatMap((text) =>
        text ? [quiet(text)] : [],
      ),
    },
  ];
}

const contentShapes = ({ title, shapes }: Slide): Shape[] => [
  { type: 'text', name: 'Titre', placeholder: 'title', box: null, lines: [{ runs: [run(title, 26, { bold: true })] }] },
  ...shapes,
];

function sourcesSlide(report: Report, title: string, methods: string, sources: string): Slide {
  const size = report.methods.length + report.sources.length > 10 ? 11 : 13;
  const list = (name: string, lines: readonly string[]): Line[] =>
    lines.length === 0
      ? []
      : [
          { runs: [run(name, size + 1, { bold: true, colour: INK.accent })] },
          ...lines.map((text): Line => ({ bullet: true, runs: [run(text, size)] })),
        ];
  const origins = (Object.keys(ORIGIN_LETTERS) as Origin[])
    .map((origin) => `${ORIGIN_LETTERS[origin]}\u00a0: ${report.words.origins[origin]}`)
    .join(' · ');
  const lines = [{ runs: [run(origins, size)] }, ...list(methods, report.methods), ...list(sources, report.sources)];
  return { title, shapes: textPiece(title, lines).draw(SLIDE.margin, SLIDE.top, SLIDE.width - 2 * SLIDE.margin), notes: [] };
}

function addFixedParts(file: OfficePackage, language: string, words: { readonly title: string; readonly text: string }): void {
  const [main, slideMaster, notes] = ['ppt/presentation.xml', 'ppt/slideMasters/slideMaster1.xml', 'ppt/notesMasters/notesMaster1.xml'];
  file.relate(main, { type: 'slideMaster', target: slideMaster });
  file.relate(main, { type: 'notesMaster', target: notes });
  file.relate(main, { type: 'presProps', target: 'ppt/presProps.xml' });
  file.relate(main, { type: 'viewProps', target: 'ppt/viewProps.xml' });
  file.relate(main, { type: 'tableStyles', target: 'ppt/tableStyles.xml' });
  file.relate(main, { type: 'theme', target: 'ppt/theme/theme1.xml' });
  file.add('ppt/presProps.xml', `${TYPE}.presProps+xml`, part('presentationPr', ''));
  file.add('ppt/viewProps.xml', `${TYPE}.viewProps+xml`, part('viewPr', ''));
  file.add(
    'ppt/tableStyles.xml',
    `${TYPE}.tableStyles+xml`,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
  );
  for (const [path, content] of [
    ['ppt/slideLayouts/slideLayout1.xml', titleLayout(language, words)],
    ['ppt/slideLayouts/slideLayout2.xml', contentLayout(language, words)],
  ] as const) {
    file.add(path, `${TYPE}.slideLayout+xml`, content);
    file.relate(slideMaster, { type: 'slideLayout', target: path });
    file.relate(path, { type: 'slideMaster', target: slideMaster });
  }
  file.relate(slideMaster, { type: 'theme', target: 'ppt/theme/theme1.xml' });
  file.relate(notes, { type: 'theme', target: 'ppt/theme/theme2.xml' });
  file.add(slideMaster, `${TYPE}.slideMaster+xml`, master(language, words));
  file.add(notes, `${TYPE}.notesMaster+xml`, notesMaster());
  file.add('ppt/theme/theme1.xml', THEME, theme());
  file.add('ppt/theme/theme2.xml', THEME, theme());
}

class SlideWriter {
  private readonly slides: string[] = [];
  private readonly media = new Map<Uint8Array | string, string>();
  private readonly file: OfficePackage;
  private readonly language: string;
  private readonly foot: string;

  constructor(file: OfficePackage, language: string, foot: string) {
    this.file = file;
    this.language = language;
    this.foot = foot;
  }

  add(shapes: readonly Shape[], notes: readonly string[], layout: 1 | 2, footed: boolean): void {
    const number = this.slides.length + 1;
    const path = `ppt/slides/slide${number}.xml`;
    this.file.relate(path, { type: 'slideLayout', target: `ppt/slideLayouts/slideLayout${layout}.xml` });
    const relate = ({ bytes, extension, svg }: Picture): { image: string; svg: string | null } => ({
      image: this.file.relate(path, { type: 'image', target: this.mediaPath(bytes, extension) }),
      svg: svg === null ? null : this.file.relate(path, { type: 'image', target: this.mediaPath(svg, 'svg') }),
    });
    const content = shapes.map((shape, i) => shapeXml(shape, i + 2, this.language, relate)).join('');
    this.file.add(
      path,
      `${TYPE}.slide+xml`,
      part(
        'sld',
        tree(
          content +
            (footed
              ? slideFoot(this.language, this.foot)
                  .replace('id="90"', `id="${shapes.length + 2}"`)
                  .replace('id="91"', `id="${shapes.length + 3}"`)
              : ''),
        ) + COLOUR_MAP,
      ),
    );
    this.slides.push(path);
    if (notes.length === 0) return;
    const notesPath = `ppt/notesSlides/notesSlide${number}.xml`;
    this.file.add(notesPath, `${TYPE}.notesSlide+xml`, notesSlide(notes, this.language));
    this.file.relate(path, { type: 'notesSlide', target: notesPath });
    this.file.relate(notesPath, { type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' });
    this.file.relate(notesPath, { type: 'slide', target: path });
  }

  finish(): void {
    const main = 'ppt/presentation.xml';
    const ids = this.slides.map((target, i) =>
      element('p:sldId', { id: 256 + i, 'r:id': this.file.relate(main, { type: 'slide', target }) }),
    );
    const masterId = this.file.relate(main, { type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' });
    const notesId = this.file.relate(main, { type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' });
    const content = [
      element('p:sldMasterIdLst', {}, element('p:sldMasterId', { id: 2_147_483_648, 'r:id': masterId })),
      element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': notesId })),
      element('p:sldIdLst', {}, ids.join('')),
      element('p:sldSz', SLIDE_SIZE),
      element('p:notesSz', { cx: 6_858_000, cy: 9_144_000 }),
    ];
    this.file.add(main, `${TYPE}.presentation.main+xml`, part('presentation', content.join(''), { saveSubsetFonts: 1 }));
  }

  private mediaPath(content: Uint8Array | string, extension: string): string {
    const known = this.media.get(content);
    if (known) return known;
    const path = `ppt/media/image${this.media.size + 1}.${extension}`;
    this.media.set(content, path);
    this.file.add(path, null, content);
    return path;
  }
}
