import { expect, it } from 'vitest';
import { projectorOf, windowedOn } from '../../../electron/main/projector.ts';

const screenAt = (id: number, x: number, width = 1920, height = 1080) => ({ id, bounds: { x, y: 0, width, height } });
const [own, left, right] = [screenAt(1, 0), screenAt(2, -1024, 1024, 768), screenAt(3, 1920)];

it('takes the screen of last time, else another one, never the facilitator’s', () => {
  expect(projectorOf([own], 1, null)).toBeNull();
  expect(projectorOf([own], 1, own.bounds)).toBeNull();
  expect(projectorOf([own, left, right], 1, null)).toBe(left);
  expect(projectorOf([own, left, right], 1, right.bounds)).toBe(right);
  // unplugged and plugged in again it has another id
  expect(projectorOf([own, left, { ...right, id: 9 }], 1, right.bounds)?.id).toBe(9);
  // the facilitator moved over to it
  expect(projectorOf([own, right], 3, right.bounds)).toBe(own);
  expect(projectorOf([own, left], 1, right.bounds)).toBe(left);
});

it('stands in the middle of a screen, within it', () => {
  const wished = { width: 1280, height: 720 };
  expect(windowedOn(right.bounds, wished)).toEqual({ x: 1920 + 320, y: 180, width: 1280, height: 720 });
  expect(windowedOn(left.bounds, wished)).toEqual({ x: -1024, y: 24, width: 1024, height: 720 });
});
