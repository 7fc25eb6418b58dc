/** Names of the files of a series: as the objects are called, made safe for every system, and each different. */

/** Not allowed on Windows, or with a meaning to some program. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\u2028\u2029]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const LONGEST = 80;

/** `001 Site de la gare`: numbered, so that they stay in the order of the series. */
export function pageFileNames(names: readonly string[]): string[] {
  const digits = Math.max(2, String(names.length).length);
  return names.map((name, index) => `${String(index + 1).padStart(digits, '0')} ${safeName(name)}`.trim());
}

/** Composed (NFC), without what a file name cannot hold; `page` where nothing is left. */
export function safeName(name: string): string {
  const clean = [...name.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ').trim()].slice(0, LONGEST).join('');
  // Windows drops dots and spaces at the end
  const ended = clean.replace(/[. ]+$/u, '').replace(/^\.+/u, '');
  if (ended === '') return 'page';
  return RESERVED.test(ended) ? `_${ended}` : ended;
}
