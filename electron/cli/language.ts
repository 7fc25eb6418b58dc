import { LANGUAGES, type Language } from '../../shared/messages/index.ts';

/** The language asked for anywhere among the words, so that it holds even for what is wrong before it. */
export function languageOf(args: readonly string[]): Language {
  const joined = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const given = joined ?? (args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined);
  return LANGUAGES.find((language) => language === given) ?? 'fr';
}
