const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]';

/** A key pressed for the map: not in a field, a list or a dialog, and not on a button, which has its own Entrée. */
export function isEditorKey(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element)) return false;
  if (target.closest(TYPING)) return false;
  return !(event.key === 'Enter' && target.closest('button, a'));
}
