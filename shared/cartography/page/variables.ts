/** Words that stand for what the project, the page and its maps hold: `{{titre}}`, `{{site.nom}}`, `{{echelle}}`… */

/** `{{name}}`, or `{{name?}}` where nothing is amiss when it is empty. */
const VARIABLE = /\{\{\s*([\p{L}\p{N}_.-]{1,60})\s*(\?)?\s*\}\}/gu;
/** `[[Données arrêtées au {{date-arrete}}.]]`: left out as a whole where a variable in it has no value. */
const OPTIONAL = /\[\[([^\n]*?)\]\]/gu;

export interface Filled {
  readonly text: string;
  /** Names that mean nothing: they stay as they are written, and are seen. */
  readonly unknown: readonly string[];
  /** Names without a value here. */
  readonly empty: readonly string[];
}

/** Null: the name is known and has no value; undefined: it means nothing. */
export type Values = (name: string) => string | null | undefined;

/** A line that held nothing but variables without value, and words between them, is left out: no « Réalisation : . » stands alone. */
export function fillVariables(source: string, values: Values): Filled {
  const unknown: string[] = [];
  const empty: string[] = [];
  const lines = source.split('\n').flatMap((line) => {
    const kept = line.replace(OPTIONAL, (_, part: string) => (variablesIn(part).some((name) => !values(name)) ? '' : part));
    let asked = line === kept ? 0 : 1;
    let filled = 0;
    const text = kept.replace(VARIABLE, (written: string, name: string, optional: string | undefined) => {
      const value = values(name.toLowerCase());
      asked += 1;
      if (value === undefined) unknown.push(name);
      else if ((value === null || value === '') && optional === undefined) empty.push(name);
      if (value !== null && value !== '') filled += 1;
      return value === undefined ? written : (value ?? '');
    });
    const isPlain = kept.replace(VARIABLE, '').trim() !== '' && asked === 1 && line !== kept;
    return asked > 0 && filled === 0 && !isPlain ? [] : [text.replace(/ {2,}/gu, ' ').trim()];
  });
  return { text: lines.join('\n'), unknown, empty };
}

/** Names a text asks for. */
export function variablesIn(source: string): string[] {
  return [...source.matchAll(VARIABLE)].map((match) => (match[1] as string).toLowerCase());
}
