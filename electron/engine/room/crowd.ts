/** Who is in the room, as far as a server can tell: phones that showed a token, and how many ballots came from one machine. Kept in memory alone. */

/** More than a room holds; what is beyond is not remembered. */
const MOST = 5000;

export class Crowd {
  readonly #phones = new Set<string>();
  readonly #newcomers = new Map<string, number>();
  readonly #ballots = new Map<string, number>();
  #issued = 0;

  /** Phones that came, each once. */
  get size(): number {
    return this.#phones.size;
  }

  /** True where it was not known yet. */
  saw(token: string): boolean {
    if (this.#phones.has(token) || this.#phones.size >= MOST) return false;
    this.#phones.add(token);
    return true;
  }

  /** A place for a newcomer. Once the seats are taken, machines that took none still get one: a single one that takes them all shuts nobody out. */
  seat(address: string, seats: number): boolean {
    const taken = this.#newcomers.get(address) ?? 0;
    if (this.#issued >= seats && (taken > 0 || this.#newcomers.size >= MOST)) return false;
    this.#issued++;
    this.#newcomers.set(address, taken + 1);
    return true;
  }

  voted(address: string, round: number): void {
    const key = `${round} ${address}`;
    if (this.#ballots.size < MOST) this.#ballots.set(key, (this.#ballots.get(key) ?? 0) + 1);
  }

  /** Most ballots of the round that came from one address. */
  mostFromOne(round: number): number {
    let most = 0;
    for (const [key, count] of this.#ballots) if (key.startsWith(`${round} `)) most = Math.max(most, count);
    return most;
  }
}
