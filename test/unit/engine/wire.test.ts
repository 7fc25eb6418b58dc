import { afterEach, expect, test } from 'vitest';
import { GrantBook } from '../../../electron/engine/api/grant-book.ts';
import { type EngineHandlers, type EnginePort, EngineServer } from '../../../electron/engine/api/serve.ts';
import { EngineClient } from '../../../renderer/engine/client.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';

// Client and server over a real MessageChannel: the two ends of the product, without the processes between them.
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function enginePort(port: MessagePort): EnginePort {
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.onmessage = ({ data }) => listener(data);
    },
    onClose: (listener) => port.addEventListener('close', listener),
  };
}

function connect(handlers: Partial<EngineHandlers>): { client: EngineClient; server: EngineServer; raw: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const server = new EngineServer(handlers as EngineHandlers);
  const client = new EngineClient();
  client.attach(port1);
  server.serve(enginePort(port2));
  return { client, server, raw: port1 };
}

const info = { version: '1', node: '24', sqlite: '3' };

test('a call gives its checked result', async () => {
  const { client } = connect({ 'app/info': () => info });
  await expect(client.call('app/info', {})).resolves.toEqual(info);
});

test('defaults of the contract reach the handler', async () => {
  let seen: unknown;
  const { client } = connect({
    'analysis/start': (params) => {
      seen = params;
      return { job: 'j' };
    },
  });
  await client.call('analysis/start', {});
  expect(seen).toEqual({ force: false });
});

test('a refusal keeps its code and values; a fault becomes internal with its stack', async () => {
  const { client } = connect({
    'project/close': () => {
      throw new EmpriseError('project-busy', { name: 'étude.gpkg' });
    },
    'project/reload': () => {
      throw new TypeError('a fault of ours');
    },
  });
  await expect(client.call('project/close', {})).rejects.toMatchObject({ code: 'project-busy', params: { name: 'étude.gpkg' } });
  await expect(client.call('project/reload', {})).rejects.toMatchObject({
    code: 'internal',
    details: expect.stringContaining('a fault of ours'),
  });
});

test('parameters and results that do not fit the contract are refused on the side that receives them', async () => {
  const { client } = connect({ 'app/info': () => ({ version: 1 }) as never });
  await expect(client.call('job/cancel', { job: 4 } as never)).rejects.toMatchObject({
    code: 'parameter-invalid',
    params: { name: 'job/cancel' },
  });
  await expect(client.call('toString' as never, {} as never)).rejects.toMatchObject({ code: 'parameter-invalid' });
  await expect(client.call('app/info', {})).rejects.toMatchObject({ code: 'internal' });
});

test('changes run one after the other, and looking does not wait for them', async () => {
  const log: string[] = [];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { client } = connect({
    'history/undo': async () => {
      log.push('undo starts');
      await gate;
      log.push('undo ends');
      throw new EmpriseError('nothing-to-undo');
    },
    'history/redo': () => {
      log.push('redo');
      throw new EmpriseError('nothing-to-redo');
    },
    'app/info': () => {
      log.push('info');
      return info;
    },
  });
  const undo = expect(client.call('history/undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' });
  const redo = expect(client.call('history/redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' });
  await client.call('app/info', {});
  release();
  await Promise.all([undo, redo]);
  expect(log).toEqual(['undo starts', 'info', 'undo ends', 'redo']);
});

test('events reach those who listen, until they stop; a payload that does not fit is dropped', async () => {
  const { client, server } = connect({ 'app/info': () => info });
  const seen: unknown[] = [];
  const stop = client.on('project/changed-outside', (payload) => seen.push(payload));
  const refused: unknown[] = [];
  const error = console.error;
  console.error = (text: unknown) => refused.push(text);
  try {
    server.emit('project/changed-outside', { fileName: 'étude.gpkg' });
    server.emit('project/changed-outside', { fileName: 4 } as never);
    await client.call('app/info', {});
    stop();
    server.emit('project/changed-outside', { fileName: 'autre.gpkg' });
    await client.call('app/info', {});
  } finally {
    console.error = error;
  }
  expect(seen).toEqual([{ fileName: 'étude.gpkg' }]);
  expect(refused).toHaveLength(1);
});

test('frames that are no frames are ignored, and the port goes on', async () => {
  const { client, raw } = connect({ 'app/info': () => info });
  for (const junk of [null, 'text', 7, [], { id: 'x' }, { id: -1, call: 'app/info', params: {} }, { id: 1.5, call: 'app/info' }])
    raw.postMessage(junk);
  await expect(client.call('app/info', {})).resolves.toEqual(info);
});

test('when the engine is lost, what was pending is refused; calls made meanwhile go to the next one', async () => {
  const { client } = connect({ 'project/save': () => new Promise<never>(() => undefined) });
  const pending = expect(client.call('project/save', {})).rejects.toMatchObject({ code: 'engine-restarted' });
  client.lose();
  await pending;
  const early = client.call('app/info', {});
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  new EngineServer({ 'app/info': () => info } as unknown as EngineHandlers).serve(enginePort(port2));
  client.attach(port1);
  await expect(early).resolves.toEqual(info);
});

test('a token opens only the file it was granted for, and only for that use', () => {
  const files = new GrantBook();
  const grant = (token: string, mode: 'read' | 'write' | 'document') =>
    files.add({ token, path: `/dossier/${token}`, name: token, size: null, mode });
  grant('a-source', 'read');
  grant('a-target', 'write');
  grant('a-project', 'document');
  expect(files.resolve('a-source', 'read').path).toBe('/dossier/a-source');
  expect(files.resolve('a-project', 'read').path).toBe('/dossier/a-project');
  expect(files.resolve('a-project', 'write').path).toBe('/dossier/a-project');
  for (const [token, use] of [
    ['a-source', 'write'],
    ['a-target', 'read'],
    ['/etc/passwd', 'read'],
    ['__proto__', 'read'],
  ] as const) {
    expect(() => files.resolve(token, use)).toThrow(expect.objectContaining({ code: 'file-token-unknown' }));
  }
});
