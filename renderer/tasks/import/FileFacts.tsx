import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';

/** Size and date of a file; a folder has no size of its own. */
export function FileFacts({ draft: { bytes, modified } }: { draft: Draft }) {
  const text = useText();
  const format = useFormat();
  const size = bytes === null ? '' : format.bytes(bytes);
  const date = modified === null ? '' : format.date(modified);
  const said = date === '' ? size : size === '' ? text('import.date', { date }) : text('import.size-date', { size, date });
  return said === '' ? null : <span className="small muted number">{said}</span>;
}
