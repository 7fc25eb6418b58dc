/** Shared by the tasks: puts flavours of one thing on the clipboard, by their MIME types. True when it was done. The page has no right to the clipboard but in a deed of its user. */
export function copyToClipboard(flavours: Readonly<Record<string, string>>): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    for (const [type, content] of Object.entries(flavours)) event.clipboardData?.setData(type, content);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return isDone;
}
