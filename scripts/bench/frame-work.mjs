// Work of a page in each frame while its map is dragged: from the beginning of the frame to the end of its callbacks and painting.
import { median } from './open-window.mjs';

const IDLE_MS = 1;

export async function pan(page) {
  const box = await page.getByTestId('map').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    globalThis.frameWork = [];
    globalThis.watching = true;
    const channel = new MessageChannel();
    let begun = 0;
    channel.port1.onmessage = () => globalThis.frameWork.push(performance.now() - begun);
    // asked for in the frame before, ours is the first of its callbacks; the message comes after all of them and the painting
    const tick = () => {
      begun = performance.now();
      channel.port2.postMessage(null);
      if (globalThis.watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let step = 1; step <= 60; step++) {
    await page.mouse.move(x - step * 2, y + step);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const work = await page.evaluate(() => {
    globalThis.watching = false;
    return globalThis.frameWork;
  });
  // between two moves of the pointer frames pass in which nothing is done: they say nothing
  const busy = work.filter((time) => time > IDLE_MS);
  return { pan_ms: median(busy.length > 0 ? busy : work), panLongest_ms: Math.max(...work) };
}
