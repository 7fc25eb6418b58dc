/** Shortcuts are written `Mod+Shift+Z`; Mod is Ctrl, or ⌘ on macOS. */
import type { Translate } from '../../shared/messages/index.ts';

const KEY_MESSAGES: Readonly<Record<string, string>> = {
  Mod: 'key.mod',
  Shift: 'key.shift',
  Alt: 'key.alt',
  Enter: 'key.enter',
  Escape: 'key.escape',
  Delete: 'key.delete',
  Space: 'key.space',
  Home: 'key.home',
};
const KEY_SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Plus: '+' };

/** How a shortcut is printed in a menu or a tooltip, "Ctrl Maj Z". */
export function shortcutText(shortcut: string, text: Translate): string {
  return shortcut
    .split('+')
    .map((key) => (KEY_MESSAGES[key] ? text(KEY_MESSAGES[key]) : (KEY_SIGNS[key] ?? key)))
    .join(' ');
}

/** True when a key press is exactly this shortcut. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1) ?? '';
  // on some keyboards + needs Maj: it is the sign that counts
  if (key === 'Plus') return event.key === '+' && (event.ctrlKey || event.metaKey) === keys.includes('Mod') && !event.altKey;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return (
    pressed.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === keys.includes('Mod') &&
    event.shiftKey === keys.includes('Shift') &&
    event.altKey === keys.includes('Alt')
  );
}
