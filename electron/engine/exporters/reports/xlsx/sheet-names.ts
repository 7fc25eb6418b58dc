/** Names of sheets as Excel takes them: 31 characters, none of []:*?/\, no apostrophe at the ends, no name twice whatever its case. */
const MOST = 31;

export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>();
  return wanted.map((title) => {
    const clean =
      title
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/[\s\u00a0\u202f]+/g, ' ')
        .replace(/^['’\s]+|['’\s]+$/g, '') || 'Table';
    let name = cut(clean, MOST);
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${cut(clean, MOST - String(n).length - 1)} ${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** At a space where one is near, never inside a pair of surrogates. */
function cut(text: string, most: number): string {
  const letters = [...text];
  if (text.length <= most) return text;
  let short = '';
  for (const letter of letters) {
    if (short.length + letter.length > most) break;
    short += letter;
  }
  const space = short.lastIndexOf(' ');
  return (space > most * 0.6 ? short.slice(0, space) : short).trimEnd();
}
