import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Language, type Translate, translator } from '../../shared/messages/index.ts';

const LanguageContext = createContext<Language>('fr');

/** Gives the language to every component below: the only way a text reaches the screen is `useText`. */
export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useText(): Translate {
  const language = useLanguage();
  return useMemo(() => translator(language), [language]);
}
