/** Time of a move of the camera in ms: none where the person or the system wants less motion. */
const MOVE_TIME = 160;

export function moveTime(): number {
  const asked = document.documentElement.dataset['motion'] === 'less';
  return asked || window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_TIME;
}
