/** The filters of a page's tables follow the territory of its map. */
import { expect, it } from 'vitest';
import { filterAbout } from '../../../../shared/domain/page-territory.ts';

it('names the next territory where it named the former one, of the same level or of another', () => {
  expect(filterAbout("epci_siren = '200070464'", 'epci:200070464', 'epci:247200348')).toBe("epci_siren = '247200348'");
  expect(filterAbout("epci_siren='200070464' AND surface_ha > 2", 'epci:200070464', 'region:53')).toBe("region = '53' AND surface_ha > 2");
  expect(filterAbout("ti_id = 'ti-o''r' OR ti_id = 'ti-o''r'", "ti:ti-o'r", "ti:d'un")).toBe("ti_id = 'd''un' OR ti_id = 'd''un'");
});

it('is lifted where everything is shown, unless it says more than the territory', () => {
  expect(filterAbout("epci_siren = '200070464'", 'epci:200070464', null)).toBeNull();
  expect(filterAbout("epci_siren = '200070464' AND surface_ha > 2", 'epci:200070464', null)).toBe(
    "epci_siren = '200070464' AND surface_ha > 2",
  );
});

it('leaves alone what does not speak of the territory', () => {
  for (const where of [null, "maturite = 'disponible'", "epci_siren = '999'", "mon_epci_siren = '200070464'", "nom = '200070464'"])
    for (const next of ['epci:247200348', null]) expect(filterAbout(where, 'epci:200070464', next)).toBe(where);
  expect(filterAbout("epci_siren = '200070464'", null, 'epci:247200348')).toBe("epci_siren = '200070464'");
  expect(filterAbout("epci_siren = '200070464'", 'zone:200070464', 'epci:247200348')).toBe("epci_siren = '200070464'");
});
