import { hasMessage, type Translate } from '../../shared/messages/index.ts';

const FAMILIES = ['analysis', 'categorie', 'kind', 'layer'] as const;

/** Codes of the engine ("surface, recyclage", "gare_de_peage") as the reader calls them; what is no code of ours stays as it is. */
export function inWords(codes: string, text: Translate): string {
  return codes
    .split(', ')
    .map((code) => {
      const id = FAMILIES.map((family) => (family === 'analysis' ? `analysis.${code}.title` : `${family}.${code}`)).find(hasMessage);
      return id ? text(id) : code;
    })
    .join(', ');
}
