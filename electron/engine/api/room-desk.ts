/** The room's server of the open project: at most one, off until asked for, gone with the project. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../shared/domain/change.ts';
import type { RoomState } from '../../../shared/domain/workshop.ts';
import { isLocal } from '../room/addresses.ts';
import { qrRows } from '../room/qr.ts';
import { type BallotAnswer, type Paper, type RoomHost, RoomServer } from '../room/server.ts';
import type { Project } from '../store/index.ts';
import type { EngineContext } from './context.ts';
import { hasVoted, holder, holderOf, openRound, paperOf, phoneChange, submittedCount } from './services/workshop/phone-ballots.ts';
import { gridOf, type Language } from './services/workshop/read.ts';
import { roomKey } from './services/workshop/room-key.ts';

export interface RoomPlace {
  readonly address: string;
  readonly port: number;
  readonly seats: number;
  readonly admission: RoomState['admission'];
  readonly language: Language;
}

/** Code of the step that takes in a phone's ballot. */
export const PHONE_BALLOT = 'workshop-phone-ballot';
const PAPER_MS = 1000;
/** How often it is looked whether this machine still has its address. */
const LOOK_MS = 5000;

interface Open {
  readonly server: RoomServer;
  readonly place: RoomPlace;
  readonly project: Project;
  readonly watch: NodeJS.Timeout;
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
    const key = roomKey(project);
    if (openRound(project, new Date()) === null || key === null) throw new EmpriseError('workshop-no-round');
    await this.stop();
    const { address, port, seats, admission } = place;
    const server = await RoomServer.start({ address, port, key, seats, admission }, this.#hostOf(project, key, place.language));
    let wasReachable = true;
    const watch = setInterval(() => {
      const isReachable = isLocal(address);
      if (isReachable !== wasReachable) this.announce();
      wasReachable = isReachable;
    }, LOOK_MS);
    watch.unref();
    this.#open = { server, place, project, watch, startedAt: new Date().toISOString() };
    return this.announce() as RoomState;
  }

  async stop(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    clearInterval(open.watch);
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
      ...{
        url: server.url,
        code: qrRows(server.url),
        address: place.address,
        reachable: isLocal(place.address),
        port: server.port,
        seats: place.seats,
      },
      ...{ admission: place.admission, round: round?.id ?? null, startedAt, joined: server.joined, submitted },
      fromOne: round === null ? 0 : server.mostFromOne(round.id),
    };
  }

  /** Says to the window what the room is now. */
  announce(): RoomState | null {
    const room = this.state();
    this.#context.emit('workshop/room', { room });
    return room;
  }

  #hostOf(project: Project, key: string, language: Language): RoomHost {
    const grid = () => gridOf(project, this.#context.resources, language);
    // every phone asks every few seconds; what it is shown may be a second old, what it hands in is checked against the round as it is
    let shown: { readonly at: number; readonly paper: Paper | null } | null = null;
    return {
      paper: () => {
        const at = Date.now();
        if (shown === null || at < shown.at || at - shown.at > PAPER_MS) shown = { at, paper: paperOf(project, grid(), new Date(at)) };
        return shown.paper;
      },
      hasVoted: (token) => hasVoted(project, key, token, new Date()),
      holderOf: (code) => holderOf(project, key, code),
      participant: (id) => holder(project, id),
      joined: () => void this.announce(),
      submit: (token, body) => {
        // in time is what came in time, however long the line of changes is
        const now = new Date();
        // in that line; what apply returns from is in the file, flushed (WAL, synchronous = FULL)
        return this.#context.turns.take((): BallotAnswer => {
          // the room was closed while the ballot stood in line
          if (this.#open?.project !== project) return 'closed';
          const change = phoneChange(project, grid(), { key, token, body, now });
          if (typeof change === 'string') return change;
          this.#changed(project.apply(change, { code: PHONE_BALLOT, params: {}, origin: 'settings' }));
          // the server counts it first, then the window hears of it
          setImmediate(() => this.#open?.project === project && this.announce());
          return 'received';
        });
      },
    };
  }
}
