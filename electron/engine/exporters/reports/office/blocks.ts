/** What all Office writers leave out: the bar of the parts of a whole where the table after it says the same, part by part. */
import type { Report, ReportBlock, ReportSection } from '../../../../../shared/report/model.ts';

export function saidBlocks({ blocks }: ReportSection): ReportBlock[] {
  return blocks.filter((block, i) => {
    const next = blocks[i + 1];
    if (block.type !== 'bars' || block.form !== 'stacked' || next?.type !== 'table') return true;
    const said = new Set(next.rows.map(({ cells }) => cells[0]));
    return !block.bars.every(({ label }) => said.has(label));
  });
}

/** « surface géodésique : ellipsoïde GRS 80 », each once. */
export function methodLines({ sections }: Report): string[] {
  const lines = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === 'facts' ? block.facts.flatMap(({ label, method }) => (method ? [`${label}\u00a0: ${method}`] : [])) : [],
    ),
  );
  return [...new Set(lines)];
}
