import { expect, it } from 'vitest';
import { localAddresses } from '../../../electron/engine/room/addresses.ts';
import { Buckets } from '../../../electron/engine/room/limits.ts';
import { PAGE_SCRIPT } from '../../../electron/engine/room/page/script.ts';
import { qrRows } from '../../../electron/engine/room/qr.ts';
import { hashToken, isToken, newToken } from '../../../electron/engine/room/tokens.ts';

it('knows its own tokens, and no others', () => {
  const [secret, other] = ['A'.repeat(22), 'B'.repeat(22)];
  const token = newToken(secret);
  expect(isToken(secret, token)).toBe(true);
  expect(isToken(other, token)).toBe(false);
  const swapped = `${newToken(secret).slice(0, 16)}${token.slice(16)}`;
  for (const wrong of [swapped, `${token}A`, token.slice(1), '', null, 12, {}, [token]]) expect(isToken(secret, wrong)).toBe(false);
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashToken(token)).not.toContain(token);
});

it('lets an address ask three hundred times at once, then sixty a second, whatever the others ask', () => {
  let now = 0;
  const buckets = new Buckets(() => now);
  const taken = (address: string, times: number) => Array.from({ length: times }, () => buckets.take(address)).filter(Boolean).length;
  expect(taken('one', 400)).toBe(300);
  expect(taken('other', 10)).toBe(10);
  now += 1000;
  expect(taken('one', 400)).toBe(60);
  now += 60_000;
  expect(taken('one', 400)).toBe(300);
  expect(buckets.take('third', 301)).toBe(false);
  // thousands of addresses do not stay
  for (let index = 0; index < 10_000; index++) buckets.take(`a${index}`);
  now += 60_000;
  expect(taken('one', 400)).toBe(300);
});

it('makes a code with its three corner marks, larger for longer texts', () => {
  const rows = qrRows('http://192.168.1.20:40001/AAAAAAAAAAAAAAAAAAAAAA/');
  expect((rows.length - 17) % 4).toBe(0);
  const mark = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
  const corner = (top: number, left: number) => rows.slice(top, top + 7).map((row) => row.slice(left, left + 7));
  expect(corner(0, 0)).toEqual(mark);
  expect(corner(0, rows.length - 7)).toEqual(mark);
  expect(corner(rows.length - 7, 0)).toEqual(mark);
  expect(qrRows('x'.repeat(200)).length).toBeGreaterThan(rows.length);
});

it('has a page script without words that phones of ten years ago do not know', () => {
  // strings aside: their words are for people
  const code = PAGE_SCRIPT.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  expect(code).not.toMatch(/=>|`|\b(let|const|class|async|await|fetch|Promise)\b|\.\.\./);
  expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval/);
  expect(() => new Function(PAGE_SCRIPT)).not.toThrow();
});

it('names addresses that phones can reach, or this machine alone', () => {
  const found = localAddresses();
  expect(found.length).toBeGreaterThan(0);
  for (const { address } of found) expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  const loopback = found.filter(({ address }) => address.startsWith('127.'));
  expect(loopback.length === 0 || loopback.length === found.length).toBe(true);
});
