/** What the dialog shows of the catalogue, and what a person has filled in. Pure. */

import type { CatalogueCopy, CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { fold } from '../../../shared/expression/index.ts';
import { hasMessage, type Language, type Translate } from '../../../shared/messages/index.ts';

export type Values = Readonly<Record<string, string>>;
type Parameter = CatalogueEntry['parameters'][number];

export function wordsOf(entry: CatalogueEntry, language: Language): { readonly title: string; readonly description: string } {
  return language === 'en' && entry.english ? entry.english : entry;
}

/** Entries whose words hold every word of the query, accents and capitals aside. */
export function foundEntries(entries: readonly CatalogueEntry[], query: string, language: Language): CatalogueEntry[] {
  const wanted = wordsIn(query).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const { title, description } = wordsOf(entry, language);
    const words = wordsIn([title, description, entry.title, entry.producer, entry.id].join(' '));
    return wanted.every((word) => words.includes(word));
  });
}

/** Apostrophes part words. */
const wordsIn = (text: string): string => fold(text).replace(/'/g, ' ');

/** A closed list begins at its example; a code has to be written. */
export function startValues({ parameters }: CatalogueEntry): Values {
  return Object.fromEntries(parameters.map(({ name, choices, example }) => [name, choices ? (example ?? choices[0]?.value ?? '') : '']));
}

/** The same rules as the engine's, said while the person writes. */
export function suits({ choices, pattern }: Parameter, value: string): boolean {
  const written = value.trim();
  if (written === '') return false;
  if (choices) return choices.some((choice) => choice.value === written);
  return pattern === undefined || new RegExp(`^(?:${pattern})$`).test(written);
}

export function isComplete({ parameters }: CatalogueEntry, values: Values): boolean {
  return parameters.every((parameter) => suits(parameter, values[parameter.name] ?? ''));
}

export function trimmed(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
}

export function copiesOf({ id }: CatalogueEntry, copies: readonly CatalogueCopy[]): CatalogueCopy[] {
  return copies.filter((copy) => copy.entry === id);
}

export function copyFor(entry: CatalogueEntry, values: Values, copies: readonly CatalogueCopy[]): CatalogueCopy | null {
  const wanted = trimmed(values);
  return copiesOf(entry, copies).find((copy) => entry.parameters.every(({ name }) => copy.values[name] === wanted[name])) ?? null;
}

/** Titles of a planner's own entries stand in their file: they are shown as they are. */
export function parameterTitle({ title }: Pick<Parameter, 'title'>, text: Translate): string {
  return said(`catalogue.parameter.${title}`, title, text);
}

export function choiceTitle({ title }: { readonly title: string }, text: Translate): string {
  return said(`catalogue.choice.${title}`, title, text);
}

function said(id: string, otherwise: string, text: Translate): string {
  return hasMessage(id) ? text(id) : otherwise;
}
