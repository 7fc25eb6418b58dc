/** A WFS cut between its pages: what came is gone on from where it still fits, begun anew with the reason where not; never a copy that is half. */
import { appendFileSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Downloaded, Shelf } from '../../../electron/engine/catalogue/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { entryAt, feature, get, producer, QUICK, refusal, shelfFolder } from './producer.ts';

type Fault = (response: http.ServerResponse, body: string) => void;

/** A service of objects in order; `broken` answers in its place for the pages that hold this object. */
class Service {
  objects: object[] = Array.from({ length: 500 }, (_, index) => feature(index));
  says: 'numberMatched' | 'nothing' = 'numberMatched';
  etag: ((start: number) => string) | null = null;
  cap = Number.POSITIVE_INFINITY;
  broken: { readonly at: number; readonly how: Fault } | null = null;
  base = '';
  /** STARTINDEX and COUNT of each page sent, `304` for one confirmed. */
  readonly asked: (readonly [number, number] | '304')[] = [];

  async start(): Promise<this> {
    ({ base: this.base } = await producer((request, response) => this.#answer(request, response)));
    return this;
  }

  get entry() {
    return entryAt(`${this.base}/ows?SERVICE=WFS`, { protocol: 'wfs', typeName: 'GPU:zone', sortBy: 'gid' });
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const [start, count] = [Number(query.get('STARTINDEX')), Number(query.get('COUNT'))];
    const etag = this.etag?.(start);
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      this.asked.push('304');
      return void response.writeHead(304).end();
    }
    this.asked.push([start, count]);
    const features = this.objects.slice(start, start + Math.min(count, this.cap));
    const said = this.says === 'numberMatched' ? { numberMatched: this.objects.length } : {};
    const body = JSON.stringify({ type: 'FeatureCollection', features, ...said });
    if (this.broken && start <= this.broken.at && this.broken.at < start + count) this.broken.how(response, body);
    else response.writeHead(200, { 'content-length': Buffer.byteLength(body), ...(etag === undefined ? {} : { etag }) }).end(body);
  }
}

const cutOff: Fault = (response, body) => {
  response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
};
const silent: Fault = (response, body) => void response.write(body.slice(0, 100));
const page = (status: number, text: string, type: string): Fault => {
  return (response) => void response.writeHead(status, { 'content-type': type }).end(text);
};
const HTML = '<html><body><h1>Maintenance en cours</h1></body></html>';
const REST = [
  [199, 101],
  [300, 100],
  [400, 100],
];
const WHOLE = [0, 100, 200, 300, 400].map((start) => [start, 100]);

const fetchPages = (service: Service, userData: string, more: Parameters<typeof get>[2] = {}): Promise<Downloaded> =>
  get(userData, service.entry, { ...more, settings: { page: 100, ...more.settings } });
const left = (userData: string, ending: string): string =>
  path.join(
    userData,
    'catalogue',
    (readdirSync(path.join(userData, 'catalogue'), { recursive: true }) as string[]).find((name) => name.endsWith(ending)) ?? '',
  );
const text = ({ path: file }: Downloaded) => readFileSync(file, 'utf8');

/** A shelf on which the third page of five has not come. */
async function cutShelf(service: Service, how: Fault = cutOff): Promise<string> {
  const userData = shelfFolder();
  service.broken = { at: 250, how };
  await refusal(fetchPages(service, userData));
  service.broken = null;
  service.asked.length = 0;
  return userData;
}

afterEach(() => void vi.useRealTimers());

describe('a download cut in its third page of five asks for the third to the fifth alone', () => {
  test.each<readonly [string, Fault, object, string]>([
    ['a connection closed in the middle of the page', cutOff, {}, 'download-failed'],
    ['a silence', silent, { settings: { idle_ms: 150 } }, 'download-timed-out'],
    ['a refusal', page(503, 'Trop de demandes', 'text/plain'), {}, 'download-refused'],
    ['an error page with status 200', page(200, HTML, 'text/html'), {}, 'download-not-data'],
    ['an error page that calls itself JSON', page(200, HTML, 'application/json'), {}, 'download-not-data'],
  ])('after %s', async (_, how, more, code) => {
    const service = await new Service().start();
    const userData = shelfFolder();
    service.broken = { at: 250, how };
    expect((await refusal(fetchPages(service, userData, more))).code).toBe(code);
    expect(new Shelf(userData).list()).toEqual([]);
    const kept = readFileSync(left(userData, '.part'), 'utf8');
    expect(kept).not.toContain('html');
    expect(kept.match(/"commune\.\d+"/g)).toHaveLength(200);
    // the same fault again takes nothing away
    await refusal(fetchPages(service, userData, more));
    service.broken = null;
    service.asked.length = 0;
    const told: unknown[] = [];
    const done = await fetchPages(service, userData, { progress: (step, __, count, total) => told.push([step, count, total]) });
    expect(service.asked).toEqual(REST);
    expect(done).toMatchObject({ how: 'fetched', resumed: 200, renewed: null, repeated: 0 });
    expect(text(done)).toBe(text(await fetchPages(service, shelfFolder())));
    expect(told[0]).toEqual(['download-resumed', 200, 500]);
    expect(told.slice(-2)).toEqual([
      ['download-resumed', 500, 500],
      ['verify', 0, 0],
    ]);
    expect(readdirSync(path.dirname(path.dirname(done.path))).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test.each(['cancelled', 'network-off'] as const)('after %s', async (code) => {
    const service = await new Service().start();
    const userData = shelfFolder();
    let stopped = false;
    const more = {
      progress: (_: string, __: string, done: number) => {
        if (done >= 200) stopped = true;
      },
      isAllowed: () => !(stopped && code === 'network-off'),
      checkpoint: () => {
        if (stopped && code === 'cancelled') throw new EmpriseError('cancelled');
      },
    };
    expect((await refusal(fetchPages(service, userData, more))).code).toBe(code);
    service.asked.length = 0;
    expect((await fetchPages(service, userData)).resumed).toBe(200);
    expect(service.asked).toEqual(REST);
  });

  test('and a download interrupted while it was looked through asks for nothing but the last object', async () => {
    const service = await new Service().start();
    const userData = shelfFolder();
    let stopped = false;
    const more = {
      progress: (step: string) => {
        if (step === 'verify') stopped = true;
      },
      checkpoint: () => {
        if (stopped) throw new EmpriseError('cancelled');
      },
    };
    expect((await refusal(fetchPages(service, userData, more))).code).toBe('cancelled');
    expect(new Shelf(userData).list()).toEqual([]);
    service.asked.length = 0;
    const done = await fetchPages(service, userData);
    expect(service.asked).toEqual([[499, 101]]);
    expect(text(done)).toBe(text(await fetchPages(service, shelfFolder())));
  });
});

test('the copy of a resumed download is as old as its first page', async () => {
  const service = await new Service().start();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T08:00:00Z') });
  const userData = await cutShelf(service);
  vi.setSystemTime(new Date('2026-03-02T19:59:00Z'));
  expect((await fetchPages(service, userData)).record.fetchedAt).toBe('2026-03-02T08:00:00.000Z');
});

describe('begun anew, with the reason, where', () => {
  const begunAnew = async (service: Service, userData: string, reason: string, more: object = {}) => {
    const steps: string[] = [];
    const done = await fetchPages(service, userData, { ...more, progress: (step) => steps.push(step) });
    expect(done).toMatchObject({ renewed: reason, resumed: 0, repeated: 0 });
    expect(service.asked.slice(-5)).toEqual(WHOLE);
    expect(text(done)).toBe(text(await fetchPages(service, shelfFolder())));
    expect(steps.at(-2)).toBe('download-anew');
  };

  test('the service announces another count', async () => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    service.objects.splice(450, 1);
    await begunAnew(service, userData, 'count');
  });

  test('one object has gone and another has come', async () => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    service.objects = [...service.objects.slice(0, 10), ...service.objects.slice(11), feature(500)];
    await begunAnew(service, userData, 'order');
  });

  test('objects kept come again in the place of others', async () => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    const sound = service.objects;
    service.objects = [...sound.slice(0, 200), sound[3] as object, ...sound.slice(201)];
    // its own count is never reached: refused in the end, after a whole try
    expect(await refusal(fetchPages(service, userData))).toMatchObject({ code: 'download-failed', params: { cause: 'incomplete' } });
    expect(service.asked).toEqual([...REST, ...WHOLE]);
    service.objects = sound;
    expect(await fetchPages(service, userData)).toMatchObject({ resumed: 0, renewed: null });
  });

  test('a page kept has another version', async () => {
    const service = await new Service().start();
    service.etag = (start) => `W/"${start}"`;
    const userData = await cutShelf(service);
    service.etag = (start) => (start === 100 ? 'W/"neuf"' : `W/"${start}"`);
    await begunAnew(service, userData, 'version');
  });

  test.each([
    ['too old', '2026-03-02T20:00:01Z'],
    ['of a clock that was set back', '2026-03-02T07:59:59Z'],
  ])('the pages are %s', async (_, now) => {
    const service = await new Service().start();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T08:00:00Z') });
    const userData = await cutShelf(service);
    vi.setSystemTime(new Date(now));
    await begunAnew(service, userData, 'age');
    expect(service.asked).toEqual([...WHOLE, ...WHOLE]);
  });

  test('the pages kept are spoilt', async () => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    const file = left(userData, '.part');
    writeFileSync(file, readFileSync(file, 'utf8').replace('00042', '00043'));
    await begunAnew(service, userData, 'damaged');
  });

  test('the question is another', async () => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    const done = await fetchPages(service, userData, { settings: { ...QUICK, page: 250 } });
    expect(done).toMatchObject({ renewed: 'question', resumed: 0 });
    expect(service.asked).toEqual([
      [0, 250],
      [250, 250],
    ]);
  });
});

test('pages whose versions are confirmed are gone on from', async () => {
  const service = await new Service().start();
  service.etag = (start) => `"${start}"`;
  const userData = await cutShelf(service);
  expect(await fetchPages(service, userData)).toMatchObject({ resumed: 200, renewed: null });
  expect(service.asked).toEqual(['304', '304', ...REST]);
});

test('a service that cannot confirm takes no page away', async () => {
  const service = await new Service().start();
  service.etag = (start) => `"${start}"`;
  const userData = await cutShelf(service);
  service.etag = () => '"autre"';
  service.broken = { at: 50, how: page(503, '', 'text/plain') };
  expect((await refusal(fetchPages(service, userData))).code).toBe('download-refused');
  service.etag = (start) => `"${start}"`;
  service.broken = null;
  expect((await fetchPages(service, userData)).resumed).toBe(200);
});

test('a page spoilt on the disk, or half written when the power went, is asked for again with those after it', async () => {
  const service = await new Service().start();
  const spoilt = await cutShelf(service);
  const file = left(spoilt, '.part');
  writeFileSync(file, readFileSync(file, 'utf8').replace('00142', '00143'));
  const done = await fetchPages(service, spoilt);
  expect(done.resumed).toBe(100);
  expect(service.asked[0]).toEqual([99, 101]);
  const torn = await cutShelf(service);
  appendFileSync(left(torn, '.part'), ',\n{"type":"Feat');
  appendFileSync(left(torn, '.part.json'), '{"from":200,"cou');
  const mended = await fetchPages(service, torn);
  expect(mended.resumed).toBe(200);
  expect(text(mended)).toBe(text(done));
});

describe('pages left by another process', () => {
  /** They bear its number, the ready file where it was looking through it. */
  const leave = (userData: string, owner: number, ready = false): string => {
    const folder = path.dirname(left(userData, '.part'));
    renameSync(path.join(folder, `${process.pid}.part.json`), path.join(folder, `${owner}.part.json`));
    const file = path.join(folder, `${owner}.part${ready ? '.ready' : ''}`);
    renameSync(path.join(folder, `${process.pid}.part`), file);
    return file;
  };
  /** Above the greatest number Linux gives. */
  const GONE = 4_194_305;

  test.each([false, true])('that is gone are taken over, looked through or not: %s', async (ready) => {
    const service = await new Service().start();
    const userData = await cutShelf(service);
    leave(userData, GONE, ready);
    expect((await fetchPages(service, userData)).resumed).toBe(200);
  });

  test('that runs are its own, until it has written nothing for an hour: then the number is another program’s', async () => {
    const service = await new Service().start();
    const fresh = await cutShelf(service);
    leave(fresh, process.ppid);
    expect((await fetchPages(service, fresh)).resumed).toBe(0);
    expect(left(fresh, `${process.ppid}.part`)).toContain('essai');
    const stale = await cutShelf(service);
    const long = new Date(Date.now() - 3_700_000);
    utimesSync(leave(stale, process.ppid), long, long);
    expect((await fetchPages(service, stale)).resumed).toBe(200);
  });
});

test('however often it is cut, and however few objects come at once, the file is that of a download that was not', async () => {
  const service = await new Service().start();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        total: fc.integer({ min: 1, max: 60 }),
        cap: fc.integer({ min: 2, max: 20 }),
        size: fc.integer({ min: 2, max: 20 }),
        says: fc.constantFrom('numberMatched', 'nothing'),
        cuts: fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 4 }),
      }),
      async ({ total, cap, size, says, cuts }) => {
        service.objects = Array.from({ length: total }, (_, index) => feature(index));
        Object.assign(service, { cap, says });
        const more = { settings: { page: size } };
        const whole = await fetchPages(service, shelfFolder(), more);
        const userData = shelfFolder();
        let done: Downloaded | null = null;
        for (const at of [...cuts].sort((a, b) => a - b)) {
          service.broken = { at, how: cutOff };
          done ??= await fetchPages(service, userData, more).catch(() => null);
        }
        service.broken = null;
        done ??= await fetchPages(service, userData, more);
        expect(done.renewed).toBeNull();
        expect(text(done)).toBe(text(whole));
      },
    ),
    { numRuns: 40 },
  );
});
