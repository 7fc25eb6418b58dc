/**
 * The 11 établissements publics territoriaux of the Métropole du Grand Paris (décrets of 11 December 2015). They stand in the table of EPCI
 * beside their métropole, and are never the EPCI of a site; three of them are members of a Territoire d'industrie.
 */
const EPT_SIRENS: ReadonlySet<string> = new Set([
  '200057867',
  '200057875',
  '200057941',
  '200057966',
  '200057974',
  '200057982',
  '200057990',
  '200058006',
  '200058014',
  '200058097',
  '200058790',
]);

export function isEpt(siren: string, nature: string | null): boolean {
  return EPT_SIRENS.has(siren) || (nature !== null && /^(EPT|établissement public territorial)\b/iu.test(nature.trim()));
}
