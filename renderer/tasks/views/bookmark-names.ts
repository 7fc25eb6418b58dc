import type { Translate } from '../../../shared/messages/index.ts';

interface Place {
  readonly commune: string | null;
  readonly epci: string | null;
  readonly territoire: string | null;
}

/** Up to this scale (1:n) a view shows a commune rather than what lies around it; further up an EPCI, then a territoire d'industrie. */
const COMMUNE_UP_TO = 60_000;
const EPCI_UP_TO = 400_000;

/** « Vue de Chalon-sur-Saône »: after the territory that fills a view of this scale, or else the nearest in size that is known. */
export function nameOfView(place: Place | null, scaleDenominator: number, text: Translate): string {
  if (!place) return text('views.unnamed');
  const { commune, epci, territoire } = place;
  const order =
    scaleDenominator <= COMMUNE_UP_TO
      ? [commune, epci, territoire]
      : scaleDenominator <= EPCI_UP_TO
        ? [epci, territoire, commune]
        : [territoire, epci, commune];
  const name = order.find((one) => one !== null);
  return name === undefined || name === null ? text('views.unnamed') : text('views.view-of', nameParts(name));
}

/** The article a French name wants after « de »: « Vue du Creusot », « des Ulis », « d’Aubrecy », « de la CA Le Grand Chalon ». */
export function nameParts(name: string): { readonly article: string; readonly name: string } {
  const own = /^(Le|Les) (.+)$/.exec(name);
  if (own) return { article: own[1] === 'Le' ? 'du' : 'des', name: own[2] ?? name };
  if (/^(CA|CC|CU|Communauté|Métropole)\b/.test(name)) return { article: 'la', name };
  if (/^(EPT|EPCI|Eurométropole|Agglomération)\b/.test(name)) return { article: 'l', name };
  return { article: /^[aeiouyàâäéèêëîïôöûüœæ]/i.test(name) ? 'd' : 'de', name };
}
