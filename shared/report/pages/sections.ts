/** Sections to pieces: full ones in the flow, halves two by two. */
import type { Report, ReportBlock, ReportSection } from '../model.ts';
import { barsPieces, factsPieces, marksPieces, timelinePieces } from './blocks-figures.ts';
import { imagePieces, mapPieces, photosPieces } from './blocks-picture.ts';
import { tablePieces } from './blocks-table.ts';
import { headingPieces, notePieces, paragraphPieces, pointsPieces, sectionTitle } from './blocks-text.ts';
import { gathered, stacked } from './flow.ts';
import { type Piece, piece } from './piece.ts';
import { px, SECTION_GAP, type Sheet } from './sheet.ts';

export function sectionPieces(report: Report, sheet: Sheet, bodyHeight: number): Piece[] {
  const { sections } = report;
  const pieces: Piece[] = [];
  let index = 0;
  while (index < sections.length) {
    const section = sections[index] as ReportSection;
    const next = sections[index + 1];
    if (section.span === 'half' && next?.span === 'half' && !next.newPage) {
      const pair = pairPiece(section, next, report, sheet);
      if (pair.height <= bodyHeight) {
        pieces.push(pair);
        index += 2;
        continue;
      }
    }
    pieces.push(...piecesOf(section, report, sheet.room));
    index += 1;
  }
  return pieces;
}

const BLOCK_GAP = px(4);

/** Two halves side by side, whole: broken over two pages they would not be read together. */
function pairPiece(left: ReportSection, right: ReportSection, report: Report, sheet: Sheet): Piece {
  const [first, second] = [left, right].map((section) => stacked(piecesOf(section, report, sheet.column))) as [
    ReturnType<typeof stacked>,
    ReturnType<typeof stacked>,
  ];
  return piece(
    Math.max(first.height, second.height),
    (x, top) => [...gathered(lowered(first.placed, top), x), ...gathered(lowered(second.placed, top), x + sheet.column + sheet.gutter)],
    { before: SECTION_GAP, ...(left.newPage ? { newPage: true } : {}) },
  );
}

const lowered = (placed: ReturnType<typeof stacked>['placed'], by: number) =>
  placed.map(({ piece: one, top }) => ({ piece: one, top: top + by }));

function piecesOf(section: ReportSection, report: Report, width: number): Piece[] {
  const blocks = section.blocks.flatMap((block, index) => {
    const [first, ...others] = blockPieces(block, report, width, `${section.id}-${index + 1}`);
    if (!first) return [];
    // Key figures close the frame of the map above them.
    const closes = block.type === 'facts' && block.form === 'tiles' && section.blocks[index - 1]?.type === 'map';
    return [{ ...first, before: closes || index === 0 ? first.before : first.before + BLOCK_GAP }, ...others];
  });
  if (blocks.length === 0) return [];
  const title = section.title === null ? [] : [sectionTitle(section.title, width, SECTION_GAP)];
  const wrap = { id: section.id, tag: { role: 'section' as const } };
  return [...title, ...blocks].map((one, index) => ({
    ...one,
    wraps: [wrap, ...one.wraps],
    ...(one.again ? { again: { ...one.again, wraps: [wrap, ...one.again.wraps] } } : {}),
    ...(index === 0 && section.title === null ? { before: section.id === 'carte' ? 0 : SECTION_GAP } : {}),
    ...(index === 0 && section.newPage ? { newPage: true } : {}),
  }));
}

function blockPieces(block: ReportBlock, report: Report, width: number, id: string): Piece[] {
  switch (block.type) {
    case 'heading':
      return headingPieces(block, width);
    case 'paragraph':
      return paragraphPieces(block, width);
    case 'facts':
      return factsPieces(block, report, width, id);
    case 'table':
      return tablePieces(block, report, width, id);
    case 'bars':
      return barsPieces(block, report, width, id);
    case 'timeline':
      return timelinePieces(block, report, width);
    case 'points':
      return pointsPieces(block, width, id);
    case 'marks':
      return marksPieces(block, report, width, id);
    case 'map':
      return mapPieces(block, width);
    case 'image':
      return imagePieces(block, width);
    case 'photos':
      return photosPieces(block, width);
    case 'note':
      return notePieces(block, width);
  }
}
