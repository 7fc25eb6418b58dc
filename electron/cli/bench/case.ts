import type { BenchCaseResult } from '../../../shared/contract/cli.ts';
import type { Translate } from '../../../shared/messages/index.ts';

export type PeerResult = BenchCaseResult['peers'][number];

/** What a case works with: real data, a scratch folder, our own program as a user starts it. */
export interface Bench {
  /** Folder of the data (`--data`). */
  readonly data: string;
  readonly scratch: string;
  readonly runs: number;
  readonly text: Translate;
  /** Path of a data file. Throws Unmeasured where it is absent. */
  file(...parts: string[]): string;
  /** Runs the built command line in a process of its own; answers its standard output. Throws Unmeasured where it fails. */
  emprise(...args: string[]): string;
  /** The same project for every case that needs the 55 sites, the friches, the equipment and the EPCI, analysed; made once. */
  analysedProject(): string;
}

export interface Measured {
  readonly measured: number;
  readonly objects: number;
  readonly peers: readonly PeerResult[];
  readonly remark?: string;
}

export interface BenchCase {
  /** Its title is the message `cli.bench.case.<id>`. */
  readonly id: string;
  readonly unit: 's' | '1' | 'MB';
  /** Reached when the figure is not above it. */
  readonly target: number | null;
  /** Too long for every day: left out unless `--only` names it. */
  readonly onlyNamed?: boolean;
  measure(bench: Bench): Promise<Measured>;
}

/** A figure that cannot be had here, with the reason in words. */
export class Unmeasured extends Error {}
