/** Ballots from phones, over real HTTP on loopback: none lost, none counted twice, strangers refused, also when the engine is killed. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { Engine, folder } from './engine.ts';
import { EngineProcess } from './engine-process.ts';
import { loaded, manySites } from './scenes.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: { answer?: string; token?: string; paper?: { round: number; sites: { uid: string }[] } | null; voted?: boolean };
}

function ask(url: string, given: { body?: unknown; raw?: string; type?: string; host?: string; from?: string } = {}): Promise<Answer> {
  const text = given.raw ?? (given.body === undefined ? null : JSON.stringify(given.body));
  return new Promise((resolve, reject) => {
    const headers = {
      ...(text === null ? {} : { 'Content-Type': given.type ?? 'application/json', 'Content-Length': Buffer.byteLength(text) }),
      ...(given.host === undefined ? {} : { Host: given.host }),
    };
    const place = given.from === undefined ? {} : { localAddress: given.from };
    const sent = request(url, { method: text === null ? 'GET' : 'POST', headers, agent: false, ...place }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const said = Buffer.concat(parts).toString('utf8');
        const isJson = response.headers['content-type']?.startsWith('application/json') === true;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: said, body: isJson ? JSON.parse(said) : {} });
      });
    });
    sent.on('error', reject);
    sent.end(text ?? undefined);
  });
}

const WEIGHTS = { maitrise: 10, attractivite: 20, sobriete: 40, raccordement: 10, ecosysteme: 10, implication: 10 };
interface RoomWish {
  readonly anonymous?: boolean;
  readonly minutes?: number;
  readonly seats?: number;
  readonly admission?: 'open' | 'personal';
}
async function openRoom(engine: Engine, more: RoomWish = {}) {
  const sites = (await engine.call('workshop/matrix', {})).sites.map(({ uid }) => uid);
  const { id: round } = await engine.call('workshop/open-round', {
    ...{ asks: 'both', title: 'Tour 1', scenario: null, sites, anonymous: more.anonymous ?? false, minutes: more.minutes ?? null },
  });
  const { seats = 100, admission = 'open' } = more;
  const room = await engine.call('workshop/start-room', { address: '127.0.0.1', seats, admission });
  return { round, room, sites };
}
const join = async (url: string): Promise<string> => (await ask(`${url}join`, { body: {} })).body.token as string;

it('serves its page under the secret alone, with nothing from elsewhere, and stops when told to', async () => {
  const engine = await loaded();
  const { room } = await openRoom(engine);
  expect(room.code.every((row) => row.length === room.code.length)).toBe(true);
  const page = await ask(room.url);
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
  const files = [page, await ask(`${room.url}vote.css`), await ask(`${room.url}vote.js`)];
  for (const file of files) {
    expect(file.status).toBe(200);
    expect(file.text).not.toMatch(/https?:\/\/|@import|url\(/);
  }
  const base = `http://127.0.0.1:${room.port}`;
  for (const other of [
    '/',
    '/favicon.ico',
    `/${'A'.repeat(22)}/`,
    `${new URL(room.url).pathname}../x`,
    `${new URL(room.url).pathname}a/b`,
  ]) {
    expect((await ask(base + other)).status).toBe(404);
  }
  // typed by hand: without the last stroke, or in capitals
  const typed = new URL(room.url).pathname;
  for (const path of [typed.slice(0, -1), typed.toUpperCase(), typed.toUpperCase().slice(0, -1)])
    expect(await ask(base + path)).toMatchObject({ status: 308, headers: { location: typed } });
  expect((await ask(`${base}/elsewhere/`)).text).toContain('Cette adresse n’est pas celle du vote');
  // led here by a name of another site's
  expect((await ask(room.url, { host: 'example.org' })).status).toBe(404);
  await engine.call('workshop/stop-room', {});
  await expect(ask(room.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(engine.all('workshop/room').at(-1)).toEqual({ room: null });
});

it('writes sixty ballots handed in at once, each once, with who said what', async () => {
  const engine = await loaded();
  const { id: group } = await engine.call('workshop/put-group', { id: null, name: 'Élus' });
  const { room, round, sites } = await openRoom(engine);
  const tokens = await Promise.all(Array.from({ length: 60 }, () => join(room.url)));
  expect(new Set(tokens).size).toBe(60);
  const answers = await Promise.all(
    tokens.flatMap((token, index) => {
      const body = { token, round, name: `Phone ${index}`, group, weights: WEIGHTS, votes: { [sites[0] as string]: 'for' }, comment: '' };
      // an impatient finger
      return [ask(`${room.url}ballot`, { body }), ask(`${room.url}ballot`, { body })];
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual(new Array(120).fill(200));
  expect(answers.filter(({ body }) => body.answer === 'received')).toHaveLength(60);
  const { ballots, participants } = await engine.call('workshop/get', {});
  expect(ballots).toHaveLength(60);
  expect(ballots.every(({ status, via }) => status === 'submitted' && via === 'phone')).toBe(true);
  expect(new Set(participants.map(({ name }) => name)).size).toBe(60);
  expect(participants.every((one) => one.group === group)).toBe(true);
  expect(await engine.call('workshop/room', {})).toMatchObject({ joined: 60, submitted: 60 });
  // nobody takes one back in passing while phones are answered
  await expect(engine.call('history/undo', {})).rejects.toMatchObject({ code: 'ballots-kept' });
  await expect(engine.call('history/go', { step: null })).rejects.toMatchObject({ code: 'ballots-kept' });
  const paper = await ask(`${room.url}paper`, { body: { token: tokens[0] } });
  expect(paper.body).toMatchObject({ answer: 'paper', voted: true, paper: { round } });
  await engine.call('workshop/stop-room', {});
  await engine.call('history/undo', {});
  expect((await engine.call('workshop/get', {})).ballots).toHaveLength(59);
});

it('refuses what is malformed, too large, of another workshop, twice, late, or beyond the seats', async () => {
  const engine = await loaded();
  const { room, round, sites } = await openRoom(engine, { seats: 3, anonymous: true });
  const token = await join(room.url);
  const send = (more: object) => ask(`${room.url}ballot`, { body: { token, round, weights: WEIGHTS, ...more } });
  const refused = async (more: object, status: number, answer: string) =>
    expect(await send(more)).toMatchObject({ status, body: { answer } });
  await refused({ weights: 'all' }, 400, 'malformed');
  await refused({ weights: { sobriete: -1 } }, 400, 'malformed');
  await refused({ weights: { sobriete: 1e300 } }, 400, 'malformed');
  await refused({ round: 99 }, 400, 'malformed');
  await refused({ weights: {} }, 400, 'empty');
  await refused({ weights: { gone: 1 } }, 409, 'criterion');
  await refused({ votes: { elsewhere: 'for' } }, 409, 'site');
  await refused({ votes: { [sites[0] as string]: 'maybe' } }, 400, 'malformed');
  for (const forged of ['', 'x', 7, null, `${'A'.repeat(16)}.${'B'.repeat(22)}`, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`])
    await refused({ token: forged }, 403, 'stranger');
  for (const raw of ['', '{', '[]', '"x"', 'null']) expect((await ask(`${room.url}ballot`, { raw })).status).toBe(400);
  expect((await ask(`${room.url}ballot`, { raw: 'a=1', type: 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await ask(`${room.url}ballot`, { raw: `{"x":"${'y'.repeat(40_000)}"}` })).status).toBe(413);
  expect((await engine.call('workshop/get', {})).ballots).toEqual([]);

  const another = await loaded();
  const elsewhere = await openRoom(another);
  const strange = await join(elsewhere.room.url);
  await refused({ token: strange }, 403, 'stranger');
  expect((await ask(room.url.replace(String(room.port), String(elsewhere.room.port)))).status).toBe(404);

  await refused({ name: 'Said all the same' }, 200, 'received');
  await refused({}, 200, 'again');
  await refused({ weights: { sobriete: 100 } }, 409, 'twice');
  const { ballots, participants } = await engine.call('workshop/get', {});
  expect(ballots).toMatchObject([{ content: { weights: WEIGHTS } }]);
  // an anonymous round keeps no name
  expect(participants).toMatchObject([{ name: null }]);
  const second = await join(room.url);
  await join(room.url);
  expect((await ask(`${room.url}join`, { body: {} })).body.answer).toBe('full');
  await engine.call('workshop/close-round', { id: round });
  await vi.waitFor(async () =>
    expect((await ask(`${room.url}paper`, { body: { token } })).body).toMatchObject({ paper: null, voted: false }),
  );
  await refused({}, 200, 'again');
  await refused({ token: second }, 410, 'closed');
});

it('lets who asks too much wait, and does not fall over broken lines', async () => {
  const engine = await loaded();
  const { room } = await openRoom(engine);
  const socket = connect(room.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  socket.write('GARBAGE\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  const half = connect(room.port, '127.0.0.1');
  half.on('error', () => undefined);
  half.write(
    `POST ${new URL(room.url).pathname}ballot HTTP/1.1\r\nHost: 127.0.0.1:${room.port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"tok`,
  );
  half.destroy();
  expect((await ask(room.url)).status).toBe(200);
  const strangers = await Promise.all(Array.from({ length: 40 }, () => ask(`http://127.0.0.1:${room.port}/nothing/`)));
  expect(new Set(strangers.map(({ status }) => status))).toEqual(new Set([404, 429]));
});

it('keeps every ballot it acknowledged when the engine is killed in the middle, and counts those sent again once', async () => {
  const place = folder();
  const first = new EngineProcess(path.join(place, 'user-data'));
  const window = new Engine(place);
  window.write('sites.geojson', manySites(12));
  await first.call('project/create', { file: null, name: 'Atelier' });
  await first.call('import/start', { files: [first.grant(window.path('sites.geojson'), 'read')], options: { kind: 'sites' } });
  await first.event((event, { error }) => event === 'job/done' && error === null);
  const opened = { asks: 'weights', title: 'Tour', scenario: null, sites: [], anonymous: true };
  const { id: round } = (await first.call('workshop/open-round', opened)) as { id: number };
  const room = (await first.call('workshop/start-room', { address: '127.0.0.1' })) as { url: string; port: number };
  const tokens = await Promise.all(Array.from({ length: 60 }, () => join(room.url)));
  const acknowledged = new Set<string>();
  const vote = async (url: string, token: string): Promise<void> => {
    const answer = await ask(`${url}ballot`, { body: { token, round, weights: WEIGHTS } });
    if (answer.status === 200) acknowledged.add(token);
  };
  // five fingers at a time, and the end at the twentieth answer: some are on their way, others have not begun
  const waiting = [...tokens];
  let killed: Promise<void> | null = null;
  const finger = async (): Promise<void> => {
    for (let token = waiting.pop(); token !== undefined && killed === null; token = waiting.pop()) {
      await vote(room.url, token).catch(() => undefined);
      if (acknowledged.size >= 20) killed ??= first.kill();
    }
  };
  await Promise.all(Array.from({ length: 5 }, finger));
  await killed;
  const before = acknowledged.size;
  expect(before).toBeGreaterThanOrEqual(20);
  expect(before).toBeLessThan(30);

  const next = new Engine(place);
  const [left] = await next.call('project/recoverable', {});
  await next.call('project/recover', { session: left?.session as string });
  const { ballots } = await next.call('workshop/get', {});
  // one may have been written and not answered
  expect(ballots.length).toBeGreaterThanOrEqual(before);
  const again = await next.call('workshop/start-room', { address: '127.0.0.1' });
  // the address and the tokens that phones have still hold, without anybody saying so
  expect(again.url).toBe(room.url);
  await Promise.all(tokens.map((token) => vote(again.url, token)));
  expect(acknowledged.size).toBe(60);
  const after = await next.call('workshop/get', {});
  expect(after.ballots).toHaveLength(60);
  expect(new Set(after.ballots.map(({ participant }) => participant)).size).toBe(60);
});

it('takes one ballot a round for each personal code, from any phone, and makes no voter of who only knows the address', async () => {
  const engine = await loaded();
  await engine.call('workshop/put-participant', { id: null, name: 'Maire de Sorvois', group: null });
  await engine.call('workshop/add-participants', { count: 2 });
  const { cards } = await engine.call('workshop/cards', {});
  expect(cards.map(({ name, number }) => [name, number])).toEqual([
    ['Maire de Sorvois', 1],
    [null, 2],
    [null, 3],
  ]);
  expect(new Set(cards.map(({ code }) => code)).size).toBe(3);
  const { room, round, sites } = await openRoom(engine, { admission: 'personal' });
  expect(await engine.call('workshop/cards', {})).toEqual({ cards });
  const enter = (code?: string) => ask(`${room.url}join`, { body: code === undefined ? {} : { code } });
  expect((await enter()).body).toEqual({ answer: 'code-needed' });
  for (const wrong of ['AAAA AAAA', cards[0]?.code.slice(1) ?? '', 'x'.repeat(200)]) expect((await enter(wrong)).body.answer).toBe('code');
  const [mayor, unnamed] = cards;
  const typed = `${mayor?.code.slice(0, 4).toLowerCase()} ${mayor?.code.slice(4).toLowerCase()}`;
  const token = (await enter(typed)).body.token as string;
  // the same person on another phone
  expect((await enter(mayor?.code)).body.token).toBe(token);
  const vote = (by: string, more: object = {}) => ask(`${room.url}ballot`, { body: { token: by, round, weights: WEIGHTS, ...more } });
  expect((await ask(`${room.url}paper`, { body: { token } })).body).toMatchObject({ holder: { name: 'Maire de Sorvois' }, voted: false });
  // whoever knows the address, and how tokens are made, makes none
  const secret = new URL(room.url).pathname.split('/')[1] as string;
  const id = token.slice(0, 16);
  const forged = createHmac('sha256', secret).update(`emprise-room ${id}`).digest('base64url').slice(0, 22);
  for (const by of [`${id}.${forged}`, `person-000000002.${token.slice(17)}`]) expect((await vote(by)).body.answer).toBe('stranger');

  expect((await vote(token, { name: 'Somebody else', comment: 'tourné\u202eici\u0007' })).body.answer).toBe('received');
  expect((await vote(token, { name: 'Somebody else', comment: 'tourné\u202eici\u0007' })).body.answer).toBe('again');
  expect((await vote(token, { weights: { sobriete: 100 } })).body.answer).toBe('twice');
  const named = await engine.call('workshop/get', {});
  expect(named.ballots).toMatchObject([{ participant: mayor?.participant, content: { comment: 'tournéici' } }]);
  expect(named.participants.map(({ name }) => name)).toEqual(['Maire de Sorvois', null, null]);

  await engine.call('workshop/close-round', { id: round });
  const { id: second } = await engine.call('workshop/open-round', {
    ...{ asks: 'votes', title: 'Tour 2', scenario: null, sites, anonymous: true },
  });
  const secretly = { round: second, votes: { [sites[0] as string]: 'against' } };
  expect((await vote(token, secretly)).body.answer).toBe('received');
  expect((await vote(token, { ...secretly, votes: { [sites[0] as string]: 'for' } })).body.answer).toBe('twice');
  const after = await engine.call('workshop/get', {});
  const ballot = after.ballots.find((one) => one.round === second);
  // nobody of the list: what the ballot hangs on has no name, and is not counted as one more person
  expect(after.participants.find((one) => one.id === ballot?.participant)).toMatchObject({ name: null, group: null, unlisted: true });
  expect(after.participants.filter(({ unlisted }) => !unlisted)).toHaveLength(3);
  expect((await engine.call('workshop/cards', {})).cards).toEqual(cards);

  // a card that was taken back
  const taken = (await enter(unnamed?.code)).body.token as string;
  await engine.call('workshop/remove-participant', { id: unnamed?.participant as number });
  expect((await vote(taken, secretly)).body.answer).toBe('stranger');
  expect((await enter(unnamed?.code)).body.answer).toBe('code');
  const file = engine.grant('cartes.pdf', 'write');
  expect(await engine.call('workshop/export-cards', { file })).toEqual({ written: 'cartes.pdf', cards: 2 });
  expect(readFileSync(engine.path('cartes.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

it('shuts nobody out for one machine that takes all seats or all lines, and counts what comes from one', async () => {
  const engine = await loaded();
  const { room, round } = await openRoom(engine, { seats: 2 });
  const tokens = [await join(room.url), await join(room.url)];
  for (const token of tokens) await ask(`${room.url}ballot`, { body: { token, round, weights: WEIGHTS } });
  await vi.waitFor(async () => expect(await engine.call('workshop/room', {})).toMatchObject({ submitted: 2, fromOne: 2, reachable: true }));
  expect((await ask(`${room.url}join`, { body: {} })).body.answer).toBe('full');
  // other systems have one loopback address alone
  if (process.platform !== 'linux') return;
  expect((await ask(`${room.url}join`, { body: {}, from: '127.0.0.2' })).body.answer).toBe('joined');
  const lines = Array.from({ length: 400 }, () => connect(room.port, '127.0.0.1'));
  let ended = 0;
  for (const line of lines) line.on('error', () => undefined).on('close', () => ended++);
  await vi.waitFor(() => expect(ended).toBeGreaterThan(200));
  expect((await ask(room.url, { from: '127.0.0.2' })).status).toBe(200);
  for (const line of lines) line.destroy();
});

it('says nothing of what others hold before the facilitator shows it', async () => {
  const engine = await loaded();
  const { room, round, sites } = await openRoom(engine);
  const [one, other] = [await join(room.url), await join(room.url)];
  const seen = async (token: string) => {
    const { body } = await ask(`${room.url}paper`, { body: { token } });
    return { ...body, now: '' };
  };
  const before = await seen(other);
  const said = { comment: 'SECRET', name: 'SECRET', weights: { sobriete: 97 }, votes: { [sites[0] as string]: 'against' } };
  expect((await ask(`${room.url}ballot`, { body: { token: one, round, ...said } })).text).toBe('{"answer":"received"}');
  expect(await seen(other)).toEqual(before);
  expect(JSON.stringify(await seen(one))).not.toMatch(/SECRET|97|against/);
});

it('ends a round at its time: late ballots are refused, the log has the end, the window hears of it', async () => {
  const engine = await loaded();
  const { room, round } = await openRoom(engine, { minutes: 0.02 });
  const token = await join(room.url);
  const late = await engine.call('workshop/get', {});
  const { endsAt } = late.rounds[0] as { endsAt: string };
  await vi.waitFor(async () => expect((await engine.call('history/list', {})).at(-1)?.label.code).toBe('workshop-round-end'), 20_000);
  expect((await ask(`${room.url}ballot`, { body: { token, round, weights: WEIGHTS } })).body.answer).toBe('closed');
  const { rounds, log } = await engine.call('workshop/get', {});
  expect(rounds).toMatchObject([{ state: 'closed', closedAt: endsAt }]);
  expect(log.at(-1)).toMatchObject({ code: 'round-closed', at: endsAt });
  // taking the line back opens no round whose time is up
  await engine.call('workshop/stop-room', {});
  await engine.call('history/undo', {});
  expect((await engine.call('workshop/get', {})).rounds).toMatchObject([{ state: 'closed', closedAt: endsAt }]);
  await engine.call('workshop/reveal-round', { id: round });
  expect((await engine.call('workshop/get', {})).log.slice(-2)).toMatchObject([
    { code: 'round-closed', at: endsAt },
    { code: 'round-revealed' },
  ]);
});
