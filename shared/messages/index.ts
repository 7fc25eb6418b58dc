/**
 * The one catalogue of texts, French first, English second, used by the window, the engine's exports and the command line.
 * A room adds its texts in its own file of `fr/` and `en/`; a test proves that both hold the same keys and that every code has its text.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageParams } from '../contract/errors.ts';
import en from './en/index.ts';
import fr from './fr/index.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type MessageId = keyof typeof fr;
export type Translate = (id: string, params?: MessageParams) => string;

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { fr, en };
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const compiled = new Map<string, IntlMessageFormat>();

/** The text of a message. An unknown id is shown as it is, so that a missing text is seen and reported, never an empty label. */
export function translate(language: Language, id: string, params: MessageParams = {}): string {
  const key = `${language} ${id}`;
  let message = compiled.get(key);
  if (!message) {
    const source = CATALOGUES[language][id] ?? CATALOGUES.fr[id];
    if (source === undefined) return id;
    message = new IntlMessageFormat(source, LOCALES[language], undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format({ ...params }));
}

export function translator(language: Language): Translate {
  return (id, params) => translate(language, id, params);
}

export function hasMessage(id: string): boolean {
  return id in CATALOGUES.fr;
}
