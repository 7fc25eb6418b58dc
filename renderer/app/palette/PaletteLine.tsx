import { marks } from '../../../shared/search/index.ts';
import { Keyboard } from '../../ui/Keyboard.tsx';
import type { Entry } from './entry.ts';

interface PaletteLineProps {
  readonly entry: Entry;
  readonly query: string;
  readonly current: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (add: boolean) => void;
}

export function PaletteLine({ entry, query, current, onPoint, onChoose }: PaletteLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
    <div
      id={`palette-${entry.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className={`palette-entry${current ? ' current' : ''}`}
      onMouseMove={onPoint}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      {entry.icon}
      <span className="ellipsis">
        <Marked name={entry.name} query={query} />
        {entry.more && <span className="muted"> {entry.more}</span>}
      </span>
      {entry.shortcut ? <Keyboard shortcut={entry.shortcut} /> : entry.aside && <span className="muted number">{entry.aside}</span>}
    </div>
  );
}

function Marked({ name, query }: { name: string; query: string }) {
  const parts: React.ReactNode[] = [];
  let done = 0;
  for (const [start, end] of marks(name, query)) {
    parts.push(name.slice(done, start), <mark key={start}>{name.slice(start, end)}</mark>);
    done = end;
  }
  return [...parts, name.slice(done)];
}
