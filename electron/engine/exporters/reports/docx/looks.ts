/** Styles of the Word document: Word's own (Titre, Titre 1–3, Légende, Normal), so that its navigation, contents and themes work. */
import { type IStylesOptions, LineRuleType } from 'docx';
import type { Report } from '../../../../../shared/report/model.ts';

export const INK = { text: '1B2224', accent: '0B5563', quiet: '5A686B', line: 'C9D2D4', band: 'E3EEEF', warning: '8A4B00' } as const;
/** Half points. */
const size = (points: number): number => points * 2;
const FONT = 'Calibri';

export function styles({ language }: Report): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONT, size: size(10), color: INK.text, language: { value: language === 'fr' ? 'fr-FR' : 'en-GB' } },
        paragraph: { spacing: { after: 80, line: 259, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: FONT, size: size(24), bold: true, color: INK.text },
        paragraph: { spacing: { before: 0, after: 40 }, keepNext: true },
      },
      heading1: {
        run: { font: FONT, size: size(14), bold: true, color: INK.accent },
        paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
      },
      heading2: {
        run: { font: FONT, size: size(12), bold: true, color: INK.text },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
      heading3: {
        run: { font: FONT, size: size(11), bold: true, color: INK.quiet },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
      caption: { run: { font: FONT, size: size(9), italics: false, color: INK.quiet }, paragraph: { spacing: { before: 60, after: 140 } } },
      listParagraph: { paragraph: { spacing: { after: 40 } } },
    },
    paragraphStyles: [
      {
        id: 'TOCHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: size(14), bold: true, color: INK.accent },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: size(11), color: INK.quiet } },
      {
        id: 'Surtitle',
        name: 'Surtitre',
        basedOn: 'Normal',
        next: 'Title',
        quickFormat: true,
        run: { size: size(10), bold: true, color: INK.accent },
      },
      {
        id: 'TableText',
        name: 'Texte de tableau',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: size(9) },
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      { id: 'KeyFigure', name: 'Chiffre clé', basedOn: 'TableText', quickFormat: true, run: { size: size(18), bold: true } },
      {
        id: 'Remark',
        name: 'Remarque',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: size(9.5) },
        paragraph: { spacing: { before: 80, after: 120 }, indent: { left: 113, right: 113 } },
      },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: size(8), color: INK.quiet } },
    ],
  };
}
