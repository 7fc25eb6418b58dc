/** The room's server of the open project: at most one, off until asked for, gone with the project. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../shared/domain/change.ts';
import type { RoomState } from '../../../shared/domain/workshop.ts';
import { qrRows } from '../room/qr.ts';
import { type BallotAnswer, type Paper, type RoomHost, RoomServer } from '../room/server.ts';
import type { Project } from '../store/index.ts';
import type { EngineContext } from './context.ts';
import { hasVoted, openRound, paperOf, phoneChange, submittedCount } from './services/workshop/phone-ballots.ts';
import { gridOf, type Language } from './services/workshop/read.ts';
import { roomSecret } from './services/workshop/room-key.ts';

export interface RoomPlace {
  readonly address: string;
  readonly port: number;
  readonly seats: number;
  readonly language: Language;
}

/** Code of the step that takes in a phone's ballot. */
export const PHONE_BALLOT = 'workshop-phone-ballot';
const PAPER_MS = 1000;

interface Open {
  readonly server: RoomServer;
  readonly place: RoomPlace;
  readonly project: Project;
  readonly startedAt: string;
}

export class RoomDesk {
  readonly #context: EngineContext;
  readonly #changed: (receipt: ChangeReceipt) => void;
  #open: Open | null = null;

  /** `changed`: tells the window what a ballot wrote. */
  constructor(context: EngineContext, changed: (receipt: ChangeReceipt) => void) {
    this.#context = context;
    this.#changed = changed;
  }

  /** One that is open already moves to the new place. Throws `workshop-no-round`, `room-not-listening`. */
  async start(project: Project, place: RoomPlace): Promise<RoomState> {
    const secret = roomSecret(project);
    if (openRound(project, new Date()) === null || secret === null) throw new EmpriseError('workshop-no-round');
    await this.stop();
    const { address, port, seats } = place;
    const server = await RoomServer.start({ address, port, secret, seats }, this.#hostOf(project, place.language));
    this.#open = { server, place, project, startedAt: new Date().toISOString() };
    return this.announce() as RoomState;
  }

  async stop(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    await open.server.stop();
    this.announce();
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  state(): RoomState | null {
    if (!this.#open) return null;
    const { server, place, project, startedAt } = this.#open;
    const round = openRound(project, new Date());
    const submitted = round === null ? 0 : submittedCount(project, round.id);
    return {
      ...{ url: server.url, code: qrRows(server.url), address: place.address, port: server.port, seats: place.seats },
      ...{ round: round?.id ?? null, startedAt, joined: server.joined, submitted },
    };
  }

  /** Says to the window what the room is now. */
  announce(): RoomState | null {
    const room = this.state();
    this.#context.emit('workshop/room', { room });
    return room;
  }

  #hostOf(project: Project, language: Language): RoomHost {
    const grid = () => gridOf(project, this.#context.resources, language);
    // every phone asks every few seconds; what it is shown may be a second old, what it hands in is checked against the round as it is
    let shown: { readonly at: number; readonly paper: Paper | null } | null = null;
    return {
      paper: () => {
        const at = Date.now();
        if (shown === null || at < shown.at || at - shown.at > PAPER_MS) shown = { at, paper: paperOf(project, grid(), new Date(at)) };
        return shown.paper;
      },
      hasVoted: (token) => hasVoted(project, token, new Date()),
      joined: () => void this.announce(),
      submit: (token, body) =>
        // in the line of all changes; what apply returns from is in the file, flushed (WAL, synchronous = FULL)
        this.#context.turns.take((): BallotAnswer => {
          // the room was closed while the ballot stood in line
          if (this.#open?.project !== project) return 'closed';
          const change = phoneChange(project, grid(), token, body, new Date());
          if (typeof change === 'string') return change;
          this.#changed(project.apply(change, { code: PHONE_BALLOT, params: {}, origin: 'settings' }));
          this.announce();
          return 'received';
        }),
    };
  }
}
