/** What is told of a WFS download beside its file: message `catalogue.note.<code>`. */
import type { WfsRenewal } from '../../../../shared/domain/catalogue.ts';

interface Told {
  readonly repeated: number;
  readonly resumed: number;
  readonly renewed: WfsRenewal | null;
}

export interface DownloadNote {
  readonly code: 'wfs-resumed' | 'wfs-renewed' | 'wfs-repeated';
  /** Objects; 1 for a download as a whole. */
  readonly count: number;
  readonly params: { readonly reason?: WfsRenewal };
}

export function downloadNotes({ repeated, resumed, renewed }: Told): DownloadNote[] {
  return [
    ...(resumed > 0 ? [{ code: 'wfs-resumed', count: resumed, params: {} } as const] : []),
    ...(renewed !== null ? [{ code: 'wfs-renewed', count: 1, params: { reason: renewed } } as const] : []),
    ...(repeated > 0 ? [{ code: 'wfs-repeated', count: repeated, params: {} } as const] : []),
  ];
}
