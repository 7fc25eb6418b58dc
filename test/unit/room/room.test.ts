import { expect, it } from 'vitest';
import { localAddresses } from '../../../electron/engine/room/addresses.ts';
import { Crowd } from '../../../electron/engine/room/crowd.ts';
import { Buckets } from '../../../electron/engine/room/limits.ts';
import { PAGE_SCRIPT } from '../../../electron/engine/room/page/script.ts';
import { qrRows } from '../../../electron/engine/room/qr.ts';
import {
  addressSecret,
  ballotMark,
  hashToken,
  isToken,
  newToken,
  personalCode,
  personalToken,
  personOf,
  plainCode,
  usualPort,
} from '../../../electron/engine/room/tokens.ts';

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

it('makes the code that an independent reader reads as the address', () => {
  // read by zbarimg 0.23 as http://192.168.1.20:24567/abcdefghjk/, each row as a hexadecimal number
  const seen = [
    ...[
      '1fc5f37f 104bec41 174a795d 1747835d 1746715d 10542f41 1fd5557f 00099a00 12db75a0 0e139c69',
      '0e68cbbe 1b80a5ce 14547e6b 18bdc224 1540c027 02141e9a 15cf8a0a 0b3ed1c1 166c558b 04304ea3',
      '165611f4 001d5917 1fc21d52 1051731c 174219fb 175c89d2 174757b9 1041ff8a 1fdecb82',
    ],
  ].flatMap((row) => row.split(' '));
  const rows = qrRows('http://192.168.1.20:24567/abcdefghjk/');
  expect(rows.map((row) => Number.parseInt(row, 2).toString(16).padStart(8, '0'))).toEqual(seen);
});

it('makes addresses, ports and codes from the key, that tell nothing of the key and make no token', () => {
  const [key, other] = ['A'.repeat(22), 'B'.repeat(22)];
  expect(addressSecret(key)).toMatch(/^[a-km-np-z2-9]{10}$/);
  expect([addressSecret(key), usualPort(key)]).toEqual([addressSecret(key), usualPort(key)]);
  expect(addressSecret(other)).not.toBe(addressSecret(key));
  const codes = Array.from({ length: 2000 }, (_, index) => personalCode(key, index + 1));
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  expect(plainCode(' k7qm-4pxd\u00a0')).toBe('K7QM4PXD');
  const token = personalToken(key, 12);
  expect([isToken(key, token), personOf(token), isToken(other, token)]).toEqual([true, 12, false]);
  expect(personOf(newToken(key))).toBeNull();
  // what everybody in the room knows signs nothing
  for (const known of [addressSecret(key), codes[11] as string]) expect(isToken(key, personalToken(known, 12))).toBe(false);
  expect(isToken(key, token.replace('person-000000012', 'person-000000013'))).toBe(false);
  // marks of two anonymous rounds lead to one another no more than to the person
  expect(new Set([ballotMark(key, token, 1), ballotMark(key, token, 2), hashToken(token)]).size).toBe(3);
  const ports = Array.from({ length: 50 }, (_, index) => usualPort(String(index)));
  for (const port of ports) expect(port >= 20_000 && port < 30_000).toBe(true);
});

it('keeps a seat for machines that took none, and counts ballots by machine and round', () => {
  const crowd = new Crowd();
  expect(Array.from({ length: 5 }, () => crowd.seat('greedy', 3))).toEqual([true, true, true, false, false]);
  expect([crowd.seat('late', 3), crowd.seat('late', 3)]).toEqual([true, false]);
  expect([crowd.saw('a'), crowd.saw('a'), crowd.saw('b'), crowd.size]).toEqual([true, false, true, 2]);
  for (const [address, round] of [
    ['one', 1],
    ['one', 1],
    ['two', 1],
    ['two', 12],
  ] as const)
    crowd.voted(address, round);
  expect([crowd.mostFromOne(1), crowd.mostFromOne(12), crowd.mostFromOne(2)]).toEqual([2, 1, 0]);
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
