/** Addresses are asked for one by one, never while typing: each question leaves the computer. */
import { useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { FoundAddress } from '../../../shared/domain/search.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { toLonLat } from '../../map/projections.ts';
import { useView } from '../../state/view.ts';

export type AddressState =
  | { readonly is: 'asking'; readonly query: string }
  | { readonly is: 'answered'; readonly query: string; readonly host: string; readonly addresses: readonly FoundAddress[] }
  | { readonly is: 'refused'; readonly query: string; readonly error: EngineError };

export function useAddresses(): { readonly state: AddressState | null; readonly ask: (query: string) => void } {
  const [state, setState] = useState<AddressState | null>(null);
  const ask = (query: string): void => {
    setState({ is: 'asking', query });
    const { centre, epsg } = useView.getState().readout;
    const near = centre ? toLonLat(centre, epsg) : null;
    call('search/address', { query, near: near ? [near[0], near[1]] : null })
      .then(({ host, addresses }) => setState((now) => (now?.query === query ? { is: 'answered', query, host, addresses } : now)))
      .catch((error: unknown) => setState((now) => (now?.query === query ? { is: 'refused', query, error: refusalOf(error) } : now)));
  };
  return { state, ask };
}
