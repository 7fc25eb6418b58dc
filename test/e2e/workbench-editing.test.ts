/** Shapes are drawn by mouse and by figures, cut, joined and moved with their neighbours; every edit is one step of the journal. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Launched, launchApp } from '../support/launch.ts';
import { editingPage, middleOf, ringArea_ha, ringsOf, type Xy } from './editing-page.ts';
import { inspectorTitle, mapDrawn, openDemonstration, quit, row } from './workbench-page.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp();
  await openDemonstration(emprise.page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await emprise.screenshot('editing-failed');
});
afterAll(async () => {
  await quit(emprise);
});

const { map, tool, field, type, count, chosenFid, chooseLayer, pointed, pixelsOf, rowsOf, shapesOf } = editingPage(() => emprise);

let corner: Xy = [0, 0];
let drawn = 0;
const typed = ([x, y]: Xy): string => `${(corner[0] + x).toFixed(2)} ${(corner[1] + y).toFixed(2)}`;

test('a site is drawn by mouse: vertices, one taken back, double click', async () => {
  const { page } = emprise;
  await row(page, 0).click();
  await map().focus();
  await page.keyboard.press('z');
  await mapDrawn(page);
  await page.keyboard.press('e');
  await count('Aucune modification');
  await tool('Dessiner un objet').click();
  await tool('Accrochage aux couches visibles').click();
  const box = await map().boundingBox();
  if (!box) throw new Error('no map');
  const at = (x: number, y: number): Xy => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.click(...at(0.4, 0.6));
  await page.mouse.click(...at(0.55, 0.6));
  await page.mouse.click(...at(0.7, 0.9));
  await page.keyboard.press('Backspace');
  await page.mouse.click(...at(0.55, 0.8));
  await page.mouse.move(...at(0.42, 0.82), { steps: 3 });
  await page
    .getByTestId('tool-hint')
    .getByText(/ha \(projection légale\)/)
    .waitFor();
  await emprise.screenshot('editing-draw');
  await page.mouse.dblclick(...at(0.42, 0.82));
  await count('1 modification');
  await page.getByText(/^Site n°/).waitFor();
  await emprise.screenshot('editing-drawn');
  expect(ringsOf(shapesOf('sites').get(await chosenFid()))[0]).toHaveLength(5);
});

test('a site of two hectares is drawn by figures alone', async () => {
  const { page } = emprise;
  corner = (await pointed()).map((metres) => Math.round(metres)) as unknown as Xy;
  await map().focus();
  await page.keyboard.press('d');
  await type('Coordonnées', typed([0, 0]));
  await field('Longueur').fill('200');
  await type('Angle', '90');
  await field('Longueur').fill('100');
  await type('Angle', '180');
  await type('Coordonnées', typed([0, -100]));
  await field('Coordonnées').press('Enter');
  await count('2 modifications');
  drawn = await chosenFid();
  const [ring = []] = ringsOf(shapesOf('sites').get(drawn));
  // the typed lengths are ground lengths; Lambert-93 stretches by less than 1e-3 here
  expect(ringArea_ha(ring)).toBeCloseTo(2, 2);
});

test('its form opens at once, and is filled in by keyboard: text, list, number, code', async () => {
  const { page } = emprise;
  await page.getByRole('tab', { name: 'Attributs', selected: true }).waitFor();
  await page.getByText(/champs obligatoires ne sont pas renseignés/).waitFor();
  await emprise.screenshot('editing-form');
  const line = (name: string) => page.locator(`.attributes [data-field=${name}]`);
  await line('site_nom')
    .getByRole('button', { name: /^Modifier/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Les Essarts');
  await page.keyboard.press('Tab');
  await inspectorTitle(page).getByText('Les Essarts').waitFor();
  // Tab has opened the next field of the theme: a list, searched by typing, accents aside
  await line('site_type').getByRole('combobox').waitFor();
  await page.keyboard.type('isole');
  await page.getByRole('option', { name: 'établissement économique isolé' }).waitFor();
  await emprise.screenshot('editing-form-list');
  await page.keyboard.press('Enter');
  await line('site_type').getByText('établissement économique isolé').waitFor();
  await line('surface_declaree_ha')
    .getByRole('button', { name: /^Modifier/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('2,5');
  await page.keyboard.press('Enter');
  await line('surface_declaree_ha').getByText('2,50\u00a0ha').waitFor();
  await line('site_epci_siren')
    .getByRole('button', { name: /^Modifier/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('123456789');
  await page.keyboard.press('Enter');
  await page.getByText('Un SIREN a neuf chiffres, et sa clé doit être juste.').waitFor();
  await emprise.screenshot('editing-form-refused');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field=site_epci_siren]') !== null);
});

test('it is cut in two by a line, and joined again', async () => {
  const { page } = emprise;
  const before = shapesOf('sites').size;
  await map().focus();
  await page.keyboard.press('x');
  await type('Coordonnées', typed([100, 20]));
  await type('Coordonnées', typed([100, -120]));
  await field('Coordonnées').press('Enter');
  await count('3 modifications');
  expect(shapesOf('sites').size).toBe(before + 1);
  await page.getByText('2 objets sélectionnés').first().waitFor();
  await tool(/^Fusionner/).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(/^1,00\sha$/)
    .nth(1)
    .waitFor();
  await emprise.screenshot('editing-merge');
  await dialog.getByRole('button', { name: 'Fusionner 2 objets' }).click();
  await count('4 modifications');
  const shapes = shapesOf('sites');
  expect(shapes.size).toBe(before);
  expect(ringArea_ha(ringsOf(shapes.get(drawn))[0] ?? [])).toBeCloseTo(2, 2);
});

test('a hole is cut, filled and cut again', async () => {
  const { page } = emprise;
  const cut = async (): Promise<void> => {
    await tool('Découper un trou').click();
    for (const place of [
      [50, -30],
      [100, -30],
      [100, -70],
      [50, -70],
    ] as const)
      await type('Coordonnées', typed(place));
    await field('Coordonnées').press('Enter');
  };
  await cut();
  await count('5 modifications');
  const rings = ringsOf(shapesOf('sites').get(drawn));
  expect(rings.map((ring) => ring.length)).toEqual([expect.any(Number), 5]);
  expect(ringArea_ha(rings[1] ?? [])).toBeCloseTo(0.2, 3);
  await tool('Combler un trou').click();
  const to = await pixelsOf();
  const inside = to([corner[0] + 75, corner[1] - 50]);
  await page.mouse.click(inside.x, inside.y);
  await count('6 modifications');
  expect(ringsOf(shapesOf('sites').get(drawn))).toHaveLength(1);
  await cut();
  await count('7 modifications');
  await emprise.screenshot('editing-hole');
});

/** A place of the view where two parcels and no more meet, far from other vertices. */
async function sharedVertex(): Promise<{ place: Xy; fids: readonly number[]; inside: Xy }> {
  const box = await map().boundingBox();
  const to = await pixelsOf();
  const owners = new Map<string, { place: Xy; fids: Set<number> }>();
  const rings = new Map<number, Xy[]>();
  for (const [fid, blob] of shapesOf('parcelles')) {
    const [ring = []] = ringsOf(blob);
    rings.set(fid, ring);
    for (const place of ring) {
      const key = place.map((metres) => metres.toFixed(3)).join(' ');
      const owner = owners.get(key) ?? { place, fids: new Set() };
      owner.fids.add(fid);
      owners.set(key, owner);
    }
  }
  const all = [...owners.values()];
  for (const { place, fids } of all) {
    const { x, y } = to(place);
    const [first] = fids;
    const ring = first === undefined ? undefined : rings.get(first);
    const seen = box && x > box.x + 200 && x < box.x + box.width - 200 && y > box.y + 240 && y < box.y + box.height - 120;
    const alone = all.every((other) => other.place === place || Math.hypot(other.place[0] - place[0], other.place[1] - place[1]) > 90);
    if (!seen || !alone || fids.size !== 2 || !ring) continue;
    return { place, fids: [...fids], inside: middleOf(ring) };
  }
  throw new Error('no shared vertex in view');
}

test('a site is composed of two parcels, and moved by figures', async () => {
  const { page } = emprise;
  await chooseLayer('parcelles', /Parcelles/);
  await tool('Sélectionner').click();
  const to = await pixelsOf();
  const { fids } = await sharedVertex();
  const rings = fids.map((fid) => ringsOf(shapesOf('parcelles').get(fid))[0] ?? []);
  const [one, other] = rings.map((ring) => to(middleOf(ring)));
  if (!one || !other) throw new Error('no parcels');
  await page.mouse.click(one.x, one.y);
  await page.keyboard.down('Control');
  await page.mouse.click(other.x, other.y);
  await page.keyboard.up('Control');
  await page.getByText('2 objets sélectionnés').first().waitFor();
  await tool(/^Composer un site/).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Surface du site/).waitFor();
  await dialog.getByLabel('Nom du site').fill('Les Deux Parcelles');
  await emprise.screenshot('editing-site');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await inspectorTitle(page).getByText('Les Deux Parcelles').waitFor();
  const fid = await chosenFid();
  const [outline = []] = ringsOf(shapesOf('sites').get(fid));
  expect(ringArea_ha(outline)).toBeCloseTo(
    rings.reduce((sum, ring) => sum + ringArea_ha(ring), 0),
    6,
  );
  const links = rowsOf<{ part: number }>(
    `SELECT part FROM site_parcelles JOIN sites ON sites.uid = site_parcelles.site_uid WHERE sites.fid = ${fid}`,
  );
  expect(links).toEqual([{ part: 1 }, { part: 1 }]);
  await tool('Déplacer, tourner, agrandir').click();
  await field('Vers l’est').fill('50');
  await field('Vers le nord').fill('-20');
  await tool('Appliquer').click();
  await count('9 modifications');
  const [moved = []] = ringsOf(shapesOf('sites').get(fid));
  moved.forEach(([x, y], index) => {
    const [before, after] = [outline[index]?.[0] ?? 0, outline[index]?.[1] ?? 0];
    expect(x - before).toBeCloseTo(50, 4);
    expect(y - after).toBeCloseTo(-20, 4);
  });
});

let moved: { readonly fids: readonly number[]; readonly before: Map<number, Buffer>; readonly sites: Map<number, Buffer> };

test('a vertex that two parcels share moves in both', async () => {
  const { page } = emprise;
  await chooseLayer('parcelles', /Parcelles/);
  await count('Aucune modification');
  await tool('Sélectionner').click();
  const to = await pixelsOf();
  const { place, fids, inside } = await sharedVertex();
  await page.mouse.click(to(inside).x, to(inside).y);
  await page
    .getByText(/Parcelles/)
    .first()
    .waitFor();
  await tool('Déplacer les sommets').click();
  await page
    .getByTestId('editing-bar')
    .getByText(/\d+ sommets/)
    .waitFor();
  moved = { fids, before: shapesOf('parcelles'), sites: shapesOf('sites') };
  const from = to(place);
  await page.mouse.move(from.x, from.y);
  await page
    .getByTestId('tool-hint')
    .getByText(/Glisser pour déplacer le sommet/)
    .waitFor();
  await page.mouse.down();
  await page.mouse.move(from.x + 14, from.y + 6, { steps: 4 });
  await emprise.screenshot('editing-vertex');
  await page.mouse.up();
  await count('1 modification');
  const after = shapesOf('parcelles');
  const places = fids.map(
    (fid) =>
      new Set(
        ringsOf(after.get(fid))
          .flat()
          .map(([x, y]) => `${x} ${y}`),
      ),
  );
  const former = fids.map(
    (fid) =>
      new Set(
        ringsOf(moved.before.get(fid))
          .flat()
          .map(([x, y]) => `${x} ${y}`),
      ),
  );
  const [one, other] = places.map((now, index) => [...now].filter((key) => !former[index]?.has(key)));
  // the same bits in both: no sliver between them
  expect(one).toHaveLength(1);
  expect(other).toEqual(one);
  // it stays chosen, and its coordinates can be typed
  await page.waitForFunction(() =>
    /\d{6},\d{3} \d{7},\d{3}/.test(document.querySelector<HTMLInputElement>('.editing-fields input')?.value ?? ''),
  );
  const untouched = [...after].filter(([fid]) => !fids.includes(fid));
  expect(untouched.every(([fid, blob]) => moved.before.get(fid)?.equals(blob))).toBe(true);
});

test('the journal goes back over all of it as one gesture, and forth again', async () => {
  const { page } = emprise;
  const end = { parcelles: shapesOf('parcelles'), sites: shapesOf('sites') };
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Journal des modifications' }).click();
  const panel = page.getByTestId('history');
  await panel.getByText(/Fusion de 2 sites/).waitFor();
  await emprise.screenshot('editing-history');
  await panel.getByRole('button', { name: /Données de démonstration/ }).click();
  await panel.locator('.current').getByText('Données de démonstration').waitFor();
  expect(shapesOf('parcelles')).toEqual(moved.before);
  expect(shapesOf('sites').size).toBe(25);
  await panel.getByRole('button', { name: /Sommets déplacés/ }).click();
  await panel
    .locator('.current')
    .getByText(/Sommets déplacés/)
    .waitFor();
  expect(shapesOf('parcelles')).toEqual(end.parcelles);
  expect(shapesOf('sites')).toEqual(end.sites);
  await page.keyboard.press('Control+z');
  await count('Aucune modification');
  expect(shapesOf('parcelles')).toEqual(moved.before);
  await page.keyboard.press('Control+Shift+z');
  await count('1 modification');
});

test('in the dark theme the same is legible', async () => {
  const { page } = emprise;
  await page.getByRole('button', { name: 'Fermer le journal' }).click();
  await page.getByRole('button', { name: 'Apparence et langue' }).click();
  await page.getByRole('menuitem', { name: 'Thème clair ou sombre' }).click();
  await page.locator('[data-theme=dark]').first().waitFor();
  await tool('Déplacer, tourner, agrandir').click();
  await tool('Appliquer').waitFor();
  await mapDrawn(page);
  await emprise.screenshot('editing-dark');
});

test('nothing in the window complained', () => {
  expect(emprise.complaints).toEqual([]);
});
