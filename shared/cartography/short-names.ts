/** Names of areas without the words that say what they are: on a small-scale map the layer says it. */

/** « CC du Pays de Bitche » → « Pays de Bitche » ; « CA de l’Espace Sud » → « Espace Sud » ; « Métropole de Lyon » → « Lyon ». */
const EPCI_PREFIX =
  /^(?:CC|CA|CU|SAN|EPT|Métropole|Eurométropole|Communauté (?:de communes|d[’']agglomération|urbaine))\s+(?:de\s+l[’']|d[’']|(?:du|des|de la|de)\s+)?/iu;

export function shortName(table: string, name: string): string {
  if (table !== 'epci') return name;
  const short = name.replace(EPCI_PREFIX, '').replace(/\s+\(.*\)$/u, '');
  return short.length < 2 ? name : short.charAt(0).toLocaleUpperCase('fr') + short.slice(1);
}
