/** The regions of the window in the order of the focus: F6 goes round them, Maj F6 back. */
/** Those of the workshop stand in for those of the map that are not there. */
export const REGIONS = [
  ...(['top', 'workshop', 'weights', 'ranking', 'compare', 'layers', 'map', 'decisions'] as const),
  ...(['inspector', 'table', 'status'] as const),
] as const;

const FOCUSABLE = '[tabindex="0"], button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select, [href]';

export function cycleRegion(direction: 1 | -1): void {
  const shown = REGIONS.flatMap((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`) ?? []);
  const now = shown.findIndex((region) => region.contains(document.activeElement));
  for (let step = 1; step <= shown.length; step++) {
    const region = shown[(now + direction * step + shown.length * 2) % shown.length];
    const first = region && [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.offsetParent !== null);
    if (first) {
      first.focus();
      return;
    }
  }
}

/** Opens what stands behind a button of the map or of the status bar. */
export function openFromMap(selector: string): void {
  const found = document.querySelector<HTMLElement>(selector);
  (found?.closest('button') ?? found)?.click();
}
