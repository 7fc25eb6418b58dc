/** What all Office writers leave out: the bar of the parts of a whole where the table after it says the same, part by part. */
import { lineLabel } from '../../../../../shared/report/format.ts';
import type { Report, ReportBlock, ReportSection } from '../../../../../shared/report/model.ts';

export function saidBlocks({ blocks }: ReportSection): ReportBlock[] {
  return blocks.filter((block, i) => {
    const next = blocks[i + 1];
    if (block.type !== 'bars' || block.form !== 'stacked' || next?.type !== 'table') return true;
    const said = new Set(next.rows.map(({ cells }) => cells[0]));
    return !block.bars.every(({ label }) => said.has(label));
  });
}

/** « surface, hors friche : somme des sites retenus », the figures of one method together; those that the report's own methods say already are left out. */
export function methodLines({ sections, methods, language }: Report): string[] {
  const labels = new Map<string, Set<string>>();
  for (const { blocks } of sections)
    for (const block of blocks) {
      if (block.type !== 'facts') continue;
      for (const { label, method } of block.facts) {
        if (!method || methods.includes(method)) continue;
        labels.set(method, (labels.get(method) ?? new Set()).add(label));
      }
    }
  return [...labels].map(([method, names]) => `${lineLabel([...names].join(', '), { language })}\u00a0: ${method}`);
}
