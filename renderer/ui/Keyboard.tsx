import { shortcutText } from './shortcut.ts';
import { useText } from './text.tsx';

export function Keyboard({ shortcut }: { shortcut: string }) {
  const text = useText();
  return <kbd className="keyboard">{shortcutText(shortcut, text)}</kbd>;
}
