/** Ballots of a file: the template filled in a spreadsheet, and everything people do to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

async function openRound(engine: Engine) {
  const sites = (await engine.call('workshop/matrix', {})).sites;
  const opened = { asks: 'both', title: 'Tour 1', scenario: null, sites: sites.map(({ uid }) => uid), anonymous: false } as const;
  const { id: round } = await engine.call('workshop/open-round', opened);
  return { round, sites };
}

it('gives a template with the people, criteria and sites of the round, and reads it back as a spreadsheet saves it', async () => {
  const engine = await loaded();
  const { id: group } = await engine.call('workshop/put-group', { id: null, name: 'Élus; et autres' });
  await engine.call('workshop/put-participant', { id: null, name: 'Mme Martin', group });
  await engine.call('workshop/put-participant', { id: null, name: '=1+1', group: null });
  const { round, sites } = await openRound(engine);
  const template = { file: engine.grant('modele.csv', 'write'), round };
  expect(await engine.call('workshop/export-ballot-template', template)).toEqual({ written: 'modele.csv' });
  const [head = '', martin = '', formula = ''] = readFileSync(engine.path('modele.csv'), 'utf8').split('\r\n');
  expect(head.startsWith('\uFEFFParticipant;Groupe;Poids ')).toBe(true);
  expect(head.split(';')).toHaveLength(2 + 6 + sites.length + 1);
  expect(martin).toBe(`Mme Martin;"Élus; et autres"${';'.repeat(6 + sites.length + 1)}`);
  // no spreadsheet reckons with a name
  expect(formula.startsWith("'=1+1;")).toBe(true);

  const filled = [
    head.slice(1).split(';'),
    [
      'Mme Martin',
      'Élus; et autres',
      '12,5',
      '20',
      '37,5 %',
      '10',
      '10',
      '10',
      'Pour',
      ...sites.slice(1).map(() => 'contre'),
      'Accès à revoir',
    ],
    ["'=1+1", '', '1 000', '', '', '', '', '', 'ABSTENTION', ...sites.slice(1).map(() => ''), ''],
  ];
  // Windows-1252, as a French spreadsheet may save it
  const text = filled.map((cells) => cells.map((cell) => (cell.includes(';') ? `"${cell}"` : cell)).join(';')).join('\r\n');
  writeFileSync(engine.path('bulletins.csv'), Buffer.from(text, 'latin1'));
  const read = await engine.call('workshop/import-ballots', { file: engine.grant('bulletins.csv', 'read'), round });
  expect(read).toMatchObject({ read: 2, imported: 2, refused: [], ignored: [] });
  const { ballots, participants } = await engine.call('workshop/get', {});
  expect(participants.map(({ name }) => name)).toEqual(['Mme Martin', '=1+1']);
  expect(ballots.map(({ participant, via }) => [participant, via])).toEqual(participants.map(({ id }) => [id, 'file']));
  expect(Object.values(ballots[0]?.content.weights ?? {})).toEqual([12.5, 20, 37.5, 10, 10, 10]);
  expect(Object.values(ballots[0]?.content.votes ?? {})).toEqual(['for', ...sites.slice(1).map(() => 'against')]);
  expect(ballots[1]?.content).toMatchObject({ weights: { maitrise: 1000 }, votes: { [sites[0]?.uid as string]: 'abstain' } });
});

it('tells each row it refuses, in a workbook as in text: read is taken and refused', async () => {
  const engine = await loaded();
  const { round, sites } = await openRound(engine);
  const site = `Vote ${sites[0]?.siteId}`;
  const rows = [
    ['Relevé de la salle'],
    ['Nom', 'Sobriété foncière', site, 'Bonne humeur'],
    ['A', 40.5, 'oui', 3],
    ['B', 'beaucoup', 'pour', 3],
    ['C', -4, 'pour', 3],
    ['D', 10, 'peut-être', 3],
    ['E', '', '', 3],
    ['', 10, 'pour', 3],
    ['a', 10, 'pour', 3],
    ['F', 10, '', 3],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Bulletins');
  writeFileSync(engine.path('bulletins.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const report = await engine.call('workshop/import-ballots', { file: engine.grant('bulletins.xlsx', 'read'), round });
  expect(report.refused).toEqual([
    { row: 2, name: 'B', reason: 'number', column: 'Sobriété foncière' },
    { row: 3, name: 'C', reason: 'number', column: 'Sobriété foncière' },
    { row: 4, name: 'D', reason: 'vote', column: site },
    { row: 5, name: 'E', reason: 'empty', column: null },
    { row: 6, name: null, reason: 'nobody', column: 'Nom' },
    { row: 7, name: 'a', reason: 'twice', column: null },
  ]);
  expect(report).toMatchObject({ read: 8, imported: 2, ignored: ['Bonne humeur'] });
  expect((await engine.call('workshop/get', {})).ballots).toHaveLength(2);

  writeFileSync(engine.path('long.csv'), `Participant;Sobriété foncière;Commentaire\nG;10;oui;mais non\nH;12,5;\n`);
  expect(await engine.call('workshop/import-ballots', { file: engine.grant('long.csv', 'read'), round })).toMatchObject({
    ...{ read: 2, imported: 1, refused: [{ row: 1, name: null, reason: 'overflow' }] },
  });
  for (const [name, text, cause] of [
    ['vide.csv', '', 'nothing'],
    ['autre.csv', 'x;y\n1;2\n', 'columns'],
    ['casse.json', '{', 'malformed'],
  ] as const) {
    writeFileSync(engine.path(name), text);
    const asked = engine.call('workshop/import-ballots', { file: engine.grant(name, 'read'), round });
    await expect(asked).rejects.toMatchObject({ code: 'ballot-refused', params: { cause } });
  }
  expect((await engine.call('workshop/get', {})).ballots).toHaveLength(3);
});
