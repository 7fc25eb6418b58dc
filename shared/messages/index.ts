/**
 * The one catalogue of texts, French first, English second, used by the window, the engine's exports and the command line.
 * A room adds its texts in its own file of `fr/` and `en/`; a test proves that both hold the same keys and that every code has its text.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageParams } from '../contract/errors.ts';
import { formatMoment } from '../format/dates.ts';
import en from './en/index.ts';
import fr from './fr/index.ts';
import { withDecimals, withMissing } from './missing.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Translate = (id: string, params?: MessageParams) => string;

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { fr, en };
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const compiled = new Map<string, IntlMessageFormat>();

/**
 * The text of a message; it never throws, since it speaks when something already went wrong. An unknown id is shown as it is and a missing value
 * as “…”, so that either is seen and reported. A `reason` that is the id of a message is said in words, a `layer` and an `attribute` by their titles,
 * the instant `since` by its day and hour.
 */
export function translate(language: Language, id: string, params: MessageParams = {}): string {
  const source = hasMessage(id) ? (CATALOGUES[language][id] ?? CATALOGUES.fr[id]) : undefined;
  if (source === undefined) return id;
  try {
    const message = compile(language, id, source);
    const values = withDecimals(message.getAst(), inWords(language, params), LOCALES[language]);
    try {
      return String(message.format(Object.values(values).includes('') ? withMissing(message.getAst(), values) : values));
    } catch {
      return String(message.format(withMissing(message.getAst(), values)));
    }
  } catch {
    // only a fault in the text itself comes here: better its source than no text
    return source;
  }
}

function compile(language: Language, id: string, source: string): IntlMessageFormat {
  const key = `${language} ${id}`;
  const known = compiled.get(key);
  if (known) return known;
  const message = new IntlMessageFormat(source, LOCALES[language], undefined, { ignoreTag: true });
  compiled.set(key, message);
  return message;
}

/** An instant as the engine writes it: readers are told the day and the hour of their own clock. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function inWords(language: Language, params: MessageParams): MessageParams {
  const words: Record<string, MessageParams[string]> = { ...params };
  const { cause, reason, layer, attribute } = params;
  // a hyphen cannot stand in the name of an ICU branch
  if (typeof cause === 'string') words['cause'] = cause.replaceAll('-', '_');
  if (typeof reason === 'string' && reason.includes('.') && hasMessage(reason)) {
    const { reason: _, ...others } = params;
    words['reason'] = translate(language, reason, others);
  }
  const since = typeof params['since'] === 'string' ? INSTANT.exec(params['since']) : null;
  if (since) words['since'] = translate(language, 'moment', { ...formatMoment(new Date(since[0]), new Date(), language) });
  if (typeof layer === 'string' && hasMessage(`layer.${layer}`)) words['layer'] = translate(language, `layer.${layer}`);
  if (typeof attribute === 'string' && hasMessage(`field.${attribute}`)) words['attribute'] = translate(language, `field.${attribute}`);
  return words;
}

export function translator(language: Language): Translate {
  return (id, params) => translate(language, id, params);
}

export function hasMessage(id: string): boolean {
  return Object.hasOwn(CATALOGUES.fr, id);
}
