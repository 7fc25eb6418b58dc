import { type PeerResult, Unmeasured } from './case.ts';

/** One that is timed: `run` answers its seconds. */
export interface Contestant {
  readonly name: string;
  run(round: number): number | Promise<number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  if (below === undefined || above === undefined) throw new Error('the median of nothing');
  return (below + above) / 2;
}

/** Runs ours and the peers in turn, so that a slow moment of the machine falls on all; a peer that fails is said, not fatal. */
export async function timeInTurn(
  runs: number,
  ours: Contestant,
  peers: readonly Contestant[],
): Promise<{ measured: number; peers: PeerResult[] }> {
  const times: number[] = [];
  const peerTimes = peers.map((): number[] => []);
  const reasons = new Map<Contestant, string>();
  for (let round = 0; round < runs; round++) {
    times.push(await ours.run(round));
    for (const [index, peer] of peers.entries()) {
      if (reasons.has(peer)) continue;
      try {
        peerTimes[index]?.push(await peer.run(round));
      } catch (error) {
        if (!(error instanceof Unmeasured)) throw error;
        reasons.set(peer, error.message);
      }
    }
  }
  const measured = median(times);
  return {
    measured,
    peers: peers.map((peer, index) => {
      const reason = reasons.get(peer);
      if (reason !== undefined) return { name: peer.name, measured: null, ratio: null, reason };
      const seconds = median(peerTimes[index] ?? []);
      return { name: peer.name, measured: seconds, ratio: measured / seconds, reason: null };
    }),
  };
}
