/** The parts of a presentation that are the same in every one: theme, master, layouts, master of notes (ECMA-376 part 1, 19). */
import { element, escapeXml, XML_HEAD } from '../office/xml.ts';
import { SLIDE } from './flow.ts';
import { INK, NAMESPACES } from './shapes.ts';

const emu = (mm: number): number => Math.round(mm * 36_000);
export const SLIDE_SIZE = { cx: 12_192_000, cy: 6_858_000 } as const;
const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
/** Names the field of slide numbers in every part: any fixed one. */
const NUMBER_FIELD = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';

export const tree = (shapes: string): string => `<p:cSld><p:spTree>${GROUP}${shapes}</p:spTree></p:cSld>`;
export const COLOUR_MAP = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';
export const part = (name: string, content: string, attributes: Readonly<Record<string, string | number>> = {}): string => {
  const rest = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `${XML_HEAD}<p:${name} ${NAMESPACES}${rest.join('')}>${content}</p:${name}>`;
};

interface Place {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly idx?: number;
  readonly box?: readonly [number, number, number, number];
  readonly anchor?: 't' | 'ctr' | 'b';
  readonly text: string;
}

function placeholder({ id, name, type, idx, box, anchor, text }: Place): string {
  const form = box
    ? `<a:xfrm><a:off x="${emu(box[0])}" y="${emu(box[1])}"/><a:ext cx="${emu(box[2])}" cy="${emu(box[3])}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
    : '';
  const body = element('a:bodyPr', { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor }, '<a:normAutofit/>');
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${element('p:ph', { type, idx })}</p:nvPr></p:nvSpPr><p:spPr>${form}</p:spPr><p:txBody>${body}<a:lstStyle/>${text}</p:txBody></p:sp>`;
}

const paragraph = (text: string, language: string, size?: number, colour?: string, align?: string): string => {
  const fill = colour ? `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>` : '';
  const look = element('a:rPr', { lang: language, sz: size === undefined ? undefined : size * 100 }, `${fill}<a:latin typeface="+mn-lt"/>`);
  return `<a:p>${align ? `<a:pPr algn="${align}"/>` : ''}<a:r>${look}<a:t>${escapeXml(text)}</a:t></a:r></a:p>`;
};
const numberText = (language: string): string =>
  `<a:p><a:pPr algn="r"/><a:fld id="${NUMBER_FIELD}" type="slidenum"><a:rPr lang="${language}" sz="1000"><a:solidFill><a:srgbClr val="${INK.quiet}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:rPr><a:t>‹#›</a:t></a:fld></a:p>`;

const FOOT = 180;
const foot = (language: string, text: string, boxed: boolean): string =>
  placeholder({
    id: 90,
    name: 'Pied de page',
    type: 'ftr',
    idx: 11,
    ...(boxed ? { box: [SLIDE.margin, FOOT, 250, 6] as const } : {}),
    anchor: 'ctr',
    text: paragraph(text, language, 10, INK.quiet),
  }) +
  placeholder({
    id: 91,
    name: 'Numéro de diapositive',
    type: 'sldNum',
    idx: 12,
    ...(boxed ? { box: [SLIDE.width - SLIDE.margin - 40, FOOT, 40, 6] as const } : {}),
    anchor: 'ctr',
    text: numberText(language),
  });

/** Every slide carries its own foot, as PowerPoint writes it. */
export const slideFoot = (language: string, text: string): string => foot(language, text, false);

const level = (name: string, size: number, bold: boolean, colour: string): string =>
  `<a:${name} marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:${name}>`;

export function master(language: string, words: { readonly title: string; readonly text: string }): string {
  const title = placeholder({
    id: 2,
    name: 'Titre',
    type: 'title',
    box: [SLIDE.margin, 9, SLIDE.width - 2 * SLIDE.margin, 18],
    anchor: 'ctr',
    text: paragraph(words.title, language),
  });
  const body = placeholder({
    id: 3,
    name: 'Texte',
    type: 'body',
    idx: 1,
    box: [SLIDE.margin, SLIDE.top, SLIDE.width - 2 * SLIDE.margin, SLIDE.bottom - SLIDE.top],
    anchor: 't',
    text: paragraph(words.text, language),
  });
  const line = `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="4" name="Filet"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="${emu(SLIDE.margin)}" y="${emu(28)}"/><a:ext cx="${emu(SLIDE.width - 2 * SLIDE.margin)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill><a:srgbClr val="${INK.accent}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>`;
  const background = `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="${INK.paper}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
  const slide = tree(title + body + foot(language, '', true) + line).replace('<p:cSld>', `<p:cSld>${background}`);
  const colours =
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
  const layouts =
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>';
  const styles = `<p:txStyles><p:titleStyle>${level('lvl1pPr', 26, true, INK.text)}</p:titleStyle><p:bodyStyle>${level('lvl1pPr', 14, false, INK.text)}</p:bodyStyle><p:otherStyle>${level('lvl1pPr', 12, false, INK.text)}</p:otherStyle></p:txStyles>`;
  return part('sldMaster', slide + colours + layouts + styles);
}

export function titleLayout(language: string, words: { readonly title: string; readonly text: string }): string {
  const title = placeholder({
    id: 2,
    name: 'Titre',
    type: 'ctrTitle',
    box: [24, 58, 290, 30],
    anchor: 'b',
    text: paragraph(words.title, language, 40),
  });
  const subtitle = placeholder({
    id: 3,
    name: 'Sous-titre',
    type: 'subTitle',
    idx: 1,
    box: [24, 94, 290, 60],
    anchor: 't',
    text: paragraph(words.text, language, 18),
  });
  const band = `<p:sp><p:nvSpPr><p:cNvPr id="5" name="Bandeau"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(8)}" cy="${SLIDE_SIZE.cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="${INK.accent}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;
  return part('sldLayout', tree(band + title + subtitle) + COLOUR_MAP, { type: 'title', preserve: 1, showMasterSp: 0 }).replace(
    '<p:cSld>',
    `<p:cSld name="${escapeXml(words.title)}">`,
  );
}

export function contentLayout(language: string, words: { readonly title: string }): string {
  const title = placeholder({ id: 2, name: 'Titre', type: 'title', text: paragraph(words.title, language) });
  return part('sldLayout', tree(title + foot(language, '', false)) + COLOUR_MAP, { type: 'titleOnly', preserve: 1 }).replace(
    '<p:cSld>',
    '<p:cSld name="Emprise">',
  );
}

export function notesMaster(): string {
  const image =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Diapositive"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>';
  const body =
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Commentaires"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>';
  const colours =
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
  const style = `<p:notesStyle>${level('lvl1pPr', 12, false, INK.text)}</p:notesStyle>`;
  const background = `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="${INK.paper}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
  return part('notesMaster', tree(image + body).replace('<p:cSld>', `<p:cSld>${background}`) + colours + style);
}

export function notesSlide(lines: readonly string[], language: string): string {
  const image =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Diapositive"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  const body = `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Commentaires"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${lines.map((line) => paragraph(line, language)).join('')}</p:txBody></p:sp>`;
  return part('notes', tree(image + body) + COLOUR_MAP);
}

const scheme = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const COLOURS = [
  ['dk1', INK.text],
  ['lt1', 'FFFFFF'],
  ['dk2', INK.accent],
  ['lt2', INK.band],
  ['accent1', INK.accent],
  ['accent2', 'C8400A'],
  ['accent3', '8A5A2B'],
  ['accent4', '6B8F2A'],
  ['accent5', '3A6EA5'],
  ['accent6', '6A4C93'],
  ['hlink', INK.accent],
  ['folHlink', INK.quiet],
] as const;

export function theme(): string {
  const font = (name: string): string => `<a:${name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  const format = `<a:fmtScheme name="Emprise"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12_700)}${line(19_050)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`;
  const colours = `<a:clrScheme name="Emprise">${COLOURS.map(([name, value]) => scheme(name, value)).join('')}</a:clrScheme>`;
  return `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Emprise"><a:themeElements>${colours}<a:fontScheme name="Emprise">${font('majorFont')}${font('minorFont')}</a:fontScheme>${format}</a:themeElements></a:theme>`;
}
