/** The minutes of a workshop that was held on the demonstration, from the calls of the window to the files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { read } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { withReader } from '../../../electron/engine/api/services/access.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { buildReport, writeReport } from '../../../electron/engine/api/services/reports/index.ts';
import { prepareProblem } from '../../../shared/decision/problem.ts';
import { rankSites } from '../../../shared/decision/rank.ts';
import type { Report, ReportBlock, TableBlock } from '../../../shared/report/model.ts';
import { photo } from '../../fixtures/photos.ts';
import { all, OfficeFile, textOf } from '../../unit/exporters/reports/support.ts';
import { Engine } from './engine.ts';

const hooks = silentHooks({ resources: path.join(import.meta.dirname, '../../../resources'), version: '0.1.0' });
const NOW = new Date('2026-11-21T17:00:00');

async function demonstration(): Promise<Engine> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Bourgogne', demo: true, language: 'fr' });
  const { error } = await engine.analyse();
  if (error) throw new Error(JSON.stringify(error));
  return engine;
}

async function saved(engine: Engine, name = 'atelier.gpkg'): Promise<string> {
  await engine.call('project/save-as', { file: engine.grant(name, 'document') });
  return engine.path(name);
}

/** Weights and votes of twelve people, a shortlist, actions: what an afternoon leaves. */
async function held(engine: Engine): Promise<{ readonly sites: readonly string[]; readonly names: readonly string[] }> {
  const { scenarios, grid } = await engine.call('workshop/get', { language: 'fr' });
  const families = grid.families.map(({ code }) => code);
  await engine.call('workshop/change-meeting', {
    title: 'Atelier du Grand Chalon',
    place: 'Crissey, salle du conseil',
    date: '2026-11-21',
    facilitator: 'Agence d’urbanisme',
  });
  await engine.call('workshop/open', { name: 'Avant l’atelier' });
  const scenario = { ...(scenarios[0] as (typeof scenarios)[number]), name: 'Sobriété d’abord' };
  const { id } = await engine.call('workshop/put-scenario', { scenario });
  await engine.call('workshop/freeze', { id, frozen: true });
  const matrix = await engine.call('workshop/matrix', { language: 'fr' });
  const sites = matrix.sites.slice(0, 6).map(({ uid }) => uid);
  const groups = [];
  for (const name of ['Élus', 'Industriels', 'État'])
    groups.push((await engine.call('workshop/put-group', { id: null, name, weight: 1 })).id);
  const { id: weighed } = await engine.call('workshop/open-round', {
    asks: 'weights',
    title: 'Poids',
    scenario: id,
    sites: [],
    anonymous: true,
    minutes: null,
  });
  const people = [];
  for (let i = 0; i < 12; i++)
    people.push(
      (
        await engine.call('workshop/put-participant', {
          id: null,
          name: i % 4 === 0 ? null : `Participant ${i}`,
          group: groups[i % 3] as number,
        })
      ).id,
    );
  for (const [i, participant] of people.entries()) {
    const weights = Object.fromEntries(families.map((code, k) => [code, 10 + ((i * 7 + k * 13) % 30)]));
    await engine.call('workshop/put-ballot', { participant, round: weighed, content: { weights, votes: {}, comment: '' } });
  }
  await engine.call('workshop/close-round', { id: weighed });
  await engine.call('workshop/reveal-round', { id: weighed });
  const { id: voted } = await engine.call('workshop/open-round', {
    asks: 'votes',
    title: 'Présélection',
    scenario: id,
    sites,
    anonymous: false,
    minutes: null,
  });
  for (const [i, participant] of people.entries()) {
    const votes = Object.fromEntries(
      sites.map((uid, k) => [uid, (i + k) % 5 === 0 ? ('abstain' as const) : (i * k) % 3 === 0 ? ('for' as const) : ('against' as const)]),
    );
    await engine.call('workshop/put-ballot', { participant, round: voted, content: { weights: {}, votes, comment: '' } });
  }
  await engine.call('workshop/close-round', { id: voted });
  await engine.call('workshop/reveal-round', { id: voted });
  const verdicts = ['accept', 'accept', 'reserve', 'reject'] as const;
  for (const [i, verdict] of verdicts.entries())
    await engine.call('workshop/decide', {
      site: sites[i] as string,
      verdict,
      reason: i === 3 ? 'Zone humide < 2 ha & accès "pompiers"' : '',
      author: 'Préfecture',
    });
  await engine.call('workshop/comment', { site: sites[0] as string, text: 'Étude de sols à compléter avant mars.', author: null });
  await engine.call('workshop/put-action', {
    id: null,
    site: sites[0] as string,
    title: 'Lancer l’étude de sols',
    owner: 'EPF',
    due: '2027-03-31',
    done: false,
  });
  await engine.call('workshop/put-action', { id: null, site: null, title: 'Envoyer le compte rendu', owner: null, due: null, done: true });
  await engine.call('workshop/note', { note: 'La région rappelle l’échéance de l’appel.', site: null, author: 'Région' });
  await engine.call('workshop/close', { name: 'Après l’atelier' });
  return { sites, names: matrix.sites.slice(0, 6).map(({ name, siteId }) => name ?? siteId) };
}

const blocksOf = (report: Report, id: string): readonly ReportBlock[] => report.sections.find((section) => section.id === id)?.blocks ?? [];
const tablesOf = (report: Report, id: string): TableBlock[] =>
  blocksOf(report, id).filter((block): block is TableBlock => block.type === 'table');

it('tells what the room weighed, voted, decided and will do, in every format, with the figures of the ranking', async () => {
  const engine = await demonstration();
  const { names, sites } = await held(engine);
  const words = { caption: 'Entrée nord', date: '2026-09-14', author: null };
  const target = { table: 'sites', uid: sites[0] as string };
  engine.write('photo.jpg', photo('jpeg'));
  await engine.call('media/add', { ...words, file: engine.grant('photo.jpg', 'read'), genre: 'photo', target });
  const looked = await engine.call('reports/preview', { kind: 'atelier', page: 1 });
  expect(looked.pages).toBeGreaterThan(3);
  const file = await saved(engine);
  const report = await withReader(file, (reader) => buildReport(reader, { kind: 'atelier' }, hooks, NOW));
  const { ranking, problem, matrix } = await ranked(engine);

  expect(report).toMatchObject({ kind: 'atelier', title: 'Atelier du Grand Chalon', date: '2026-11-21' });
  expect(report.subtitle).toContain('Sobriété d’abord');
  const [order] = tablesOf(report, 'classement');
  expect(order?.rows.map(({ cells }) => cells.slice(0, 6))).toEqual(
    Array.from(ranking.order)
      .slice(0, ranking.ranked)
      .map((row) => {
        const site = matrix.sites[row] as (typeof matrix.sites)[number];
        return [ranking.rank[row], site.name ?? site.siteId, site.siteId, site.commune, ranking.score[row], ranking.reliability[row]];
      }),
  );
  expect(order?.rows.find(({ cells }) => cells[1] === names[3])?.cells[6]).toBe('Écarté');

  expect(
    tablesOf(report, 'decisions')[0]
      ?.rows.map(({ cells }) => cells.slice(0, 4))
      .sort(),
  ).toEqual(
    [
      [names[0], 'Retenu', '—', 'Préfecture'],
      [names[1], 'Retenu', '—', 'Préfecture'],
      [names[2], 'En réserve', '—', 'Préfecture'],
      [names[3], 'Écarté', 'Zone humide < 2 ha & accès "pompiers"', 'Préfecture'],
    ].sort(),
  );
  // on the map as in the list: two kept, one in reserve, one left, and the others
  const [map] = blocksOf(report, 'carte').filter((block) => block.type === 'map');
  expect(map?.alternative).toContain('2 retenus, 1 en réserve, 1 écarté');
  const people = tablesOf(report, 'participants')[0]?.rows.map(({ cells }) => cells) ?? [];
  expect(people.map(([group, count]) => [group, count])).toEqual([
    ['Élus', 4],
    ['Industriels', 4],
    ['État', 4],
  ]);
  // one of each four gave no name: 0, 4 and 8 of twelve, one in each group
  expect(people.every(([, , list]) => String(list).includes('1 sans nom') && String(list).split(', ').length === 4)).toBe(true);
  const named = tablesOf(report, 'votes')[1]?.rows.map(({ cells }) => cells) ?? [];
  expect(named.map(([site]) => site)).toEqual(names.slice(0, 6));
  // site 0: against nobody, for all but those whose number is a multiple of 5 (0, 5, 10)
  expect(named[0]?.[2]).toBe('—');
  expect(String(named[0]?.[3])).toContain('Participant 5');
  expect(String(named[0]?.[1]).split(', ')).toHaveLength(9);
  const [photos] = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'photos'));
  expect(photos?.photos[0]).toMatchObject({ caption: 'Entrée nord, 14/09/2026', width_px: 16, height_px: 24, turn: 90 });
  expect(photos?.photos[0]?.bytes).toEqual(photo('jpeg'));
  expect(photos?.photos[0]?.alternative).toContain(names[0] as string);
  const votes = tablesOf(report, 'votes')[0]?.rows.map(({ cells }) => cells);
  // twelve people: site k abstains where i + k is a multiple of 5, is for where i·k is one of 3
  expect(votes?.[0]).toEqual([names[0], 9, 0, 3]);
  expect(votes?.every(([, yes, no, none]) => Number(yes) + Number(no) + Number(none) === 12)).toBe(true);
  expect(tablesOf(report, 'poids')[0]?.caption).toContain('12');
  expect(tablesOf(report, 'actions')[0]?.rows.map(({ cells }) => cells)).toEqual([
    ['Lancer l’étude de sols', names[0], 'EPF', '2027-03-31', false],
    ['Envoyer le compte rendu', '—', null, null, true],
  ]);
  expect(tablesOf(report, 'commentaires')[0]?.rows[0]?.cells[1]).toBe('Étude de sols à compléter avant mars.');
  const log = tablesOf(report, 'journal')[0]?.rows.map(({ cells }) => String(cells[1])) ?? [];
  expect(log.some((line) => line.includes('Écarté') && line.includes('Zone humide'))).toBe(true);
  expect(log).toContain('La région rappelle l’échéance de l’appel.');
  const sums = blocksOf(report, 'robustesse').flatMap((block) => (block.type === 'table' ? block.rows : []));
  expect(sums.reduce((sum, { cells }) => sum + (cells[2] as number), 0)).toBeCloseTo(1, 9);
  expect(report.ranking?.sites).toHaveLength(problem.siteCount);
  expect(sites).toHaveLength(6);
  // nothing unknown slipped into a sentence
  expect(JSON.stringify({ ...report, sections: report.sections.filter(({ id }) => id !== 'carte') })).not.toMatch(
    /undefined|NaN|minutes\.[a-z]/,
  );
  await checkFiles(engine, file, names);
  await checkSlides(engine, file);
});

it('ranks by the scenario that is asked for, by its method, and knows the others by name', async () => {
  const engine = await demonstration();
  const { scenarios, groups } = await engine.call('workshop/get', { language: 'fr' });
  expect(groups).toEqual([]);
  const first = scenarios[0] as (typeof scenarios)[number];
  const { id } = await engine.call('workshop/put-scenario', { scenario: { ...first, id: null, name: 'Somme' } });
  await engine.call('workshop/freeze', { id, frozen: true });
  const { id: other } = await engine.call('workshop/put-scenario', {
    scenario: { ...first, id: null, name: 'Distances', method: 'topsis' },
  });
  const file = await saved(engine);
  const made = (scenario?: number | string) => withReader(file, (reader) => buildReport(reader, { kind: 'atelier', scenario }, hooks, NOW));
  expect((await made()).subtitle).toContain('Somme');
  const report = await made(other);
  expect(report.subtitle).toContain('Distances');
  expect(report.methods.some((line) => line.startsWith('TOPSIS'))).toBe(true);
  const matrix = await engine.call('workshop/matrix', { language: 'fr' });
  const { grid, scenarios: kept } = await engine.call('workshop/get', { language: 'fr' });
  const scenario = kept.find((one) => one.id === other) as (typeof kept)[number];
  const { score, order } = rankSites(prepareProblem(matrix, grid, scenario), 'topsis');
  expect(tablesOf(report, 'classement')[0]?.rows[0]?.cells[4]).toBe(score[order[0] as number]);
  const top = report.ranking?.sites.find(({ rank }) => rank === 1);
  expect([report.ranking?.method, top?.score]).toEqual(['topsis', score[order[0] as number]]);
  expect((await made('Distances')).sections).toEqual(report.sections);
  await expect(made('Autre')).rejects.toMatchObject({ code: 'scenario-unknown', params: { name: 'Autre' } });
});

it('draws a report once for its preview, and again when something has changed', async () => {
  const engine = await demonstration();
  const { sites } = await engine.call('workshop/matrix', {});
  const begun: string[] = [];
  const start = engine.jobs.start.bind(engine.jobs);
  engine.jobs.start = (kind, input, jobHooks) => {
    begun.push(kind);
    return start(kind, input, jobHooks);
  };
  const look = (page: number) => engine.call('reports/preview', { kind: 'site', id: sites[0]?.siteId as string, page });
  const first = await look(1);
  const second = await look(2);
  expect(begun).toEqual(['preview-report']);
  expect([first.page, second.page, second.pages]).toEqual([1, 2, first.pages]);
  expect(second.image).not.toEqual(first.image);
  // beyond the last page: the last one
  expect((await look(99)).page).toBe(first.pages);
  expect((await look(1)).image).toEqual(first.image);
  expect(begun).toHaveLength(1);
  await engine.call('workshop/comment', { site: sites[0]?.uid as string, text: 'Vu sur place.', author: null });
  await look(1);
  expect(begun).toHaveLength(2);
});

async function ranked(engine: Engine) {
  const { grid, scenarios } = await engine.call('workshop/get', { language: 'fr' });
  const matrix = await engine.call('workshop/matrix', { language: 'fr' });
  const scenario = scenarios[0] as (typeof scenarios)[number];
  const problem = prepareProblem(matrix, grid, scenario);
  return { problem, matrix, ranking: rankSites(problem, scenario.method) };
}

it('keeps votes that were not revealed to itself, and says that no meeting was opened', async () => {
  const engine = await demonstration();
  const { sites } = await engine.call('workshop/matrix', {});
  const { id } = await engine.call('workshop/open-round', {
    asks: 'votes',
    title: 'Essai',
    scenario: null,
    sites: [sites[0]?.uid as string],
    anonymous: true,
    minutes: null,
  });
  const { id: participant } = await engine.call('workshop/put-participant', { id: null, name: null, group: null });
  await engine.call('workshop/put-ballot', {
    participant,
    round: id,
    content: { weights: {}, votes: { [sites[0]?.uid as string]: 'against' }, comment: '' },
  });
  const file = await saved(engine);
  const report = await withReader(file, (reader) => buildReport(reader, { kind: 'atelier' }, hooks, NOW));
  expect(tablesOf(report, 'votes')).toEqual([]);
  expect(JSON.stringify(blocksOf(report, 'votes'))).toContain('non révélés');
  expect(JSON.stringify(blocksOf(report, 'seance'))).toContain('Aucune séance');
  expect(JSON.stringify(blocksOf(report, 'decisions'))).toContain('Aucune décision');
});

/** One workshop is held for all of it: it takes a while. */
async function checkFiles(engine: Engine, file: string, names: readonly string[]): Promise<void> {
  const write = (format: 'pdf' | 'docx' | 'xlsx' | 'pptx') =>
    withReader(file, (reader) => writeReport(reader, engine.path(`atelier.${format}`), { kind: 'atelier', format }, hooks));
  for (const format of ['pdf', 'docx', 'xlsx', 'pptx'] as const) expect((await write(format)).bytes).toBeGreaterThan(10_000);
  const { ranking, matrix } = await ranked(engine);
  const first = matrix.sites[ranking.order[0] as number] as (typeof matrix.sites)[number];
  const book = read(readFileSync(engine.path('atelier.xlsx')), { cellFormula: true });
  const sheet = book.Sheets['Classement (calcul)'];
  expect(sheet?.['C4']).toMatchObject({ v: first.siteId });
  expect(sheet?.['D4'].v).toBeCloseTo(ranking.score[ranking.order[0] as number] as number, 12);
  expect(sheet?.['D4'].f).toContain('MATCH(1,');
  for (const format of ['docx', 'pptx', 'xlsx'])
    expect(new OfficeFile(readFileSync(engine.path(`atelier.${format}`))).faults()).toEqual([]);
  const words = textOf(new OfficeFile(readFileSync(engine.path('atelier.docx'))).xml('word/document.xml'));
  for (const text of [...names.slice(0, 4), 'Zone humide < 2 ha & accès "pompiers"', 'Lancer l’étude de sols', '31/03/2027'])
    expect(words).toContain(text);
}

async function checkSlides(engine: Engine, file: string): Promise<void> {
  const wanted = await withReader(file, async (reader) => {
    await writeReport(reader, engine.path('synthese.pptx'), { kind: 'synthese', format: 'pptx' }, hooks);
    return reader
      .rows('sites', { where: { sql: 'statut = ?', params: ['retenu'] } })
      .map((row) => String(row['site_nom'] ?? row['site_id']));
  });
  expect(wanted.length).toBeGreaterThan(1);
  const deck = new OfficeFile(readFileSync(engine.path('synthese.pptx')));
  expect(deck.faults()).toEqual([]);
  const slides = deck.paths(/^ppt\/slides\/slide\d+\.xml$/).map((name) => deck.xml(name));
  const titled = slides.map((slide) =>
    all(slide, 'p:sp')
      .filter((shape) => all(shape, 'p:ph').some(({ attributes }) => attributes['type'] === 'title'))
      .map(textOf)
      .join(),
  );
  for (const name of wanted)
    expect(
      titled.filter((title) => title === name),
      name,
    ).toHaveLength(1);
  const site = slides[titled.indexOf(wanted[0] as string)];
  expect(site && all(site, 'p:pic')).toHaveLength(1);
  expect(site && textOf(site)).toMatch(/\d,\d\u00a0ha/);
}
