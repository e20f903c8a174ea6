interface Waiting {
  who: object;
  go: () => void;
  timer: NodeJS.Timeout;
}

/** One holder at a time, served in the order of asking; waits at most `waitMs`. */
export class FirstComeLock {
  private owner: object | null = null;
  private readonly queue: Waiting[] = [];

  constructor(private readonly waitMs: number) {}

  /** @throws when the caller already stands inside the holder's own transaction, or has waited too long. */
  take(who: object, insideOf?: object): Promise<void> | void {
    if (this.owner === null) {
      this.owner = who;
      return;
    }
    if (insideOf === this.owner) {
      throw new Error('A query was made outside the open transaction: use the manager given to its callback.');
    }
    return new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { who, go: resolve, timer: setTimeout(() => this.giveUp(waiting, reject), this.waitMs) };
      waiting.timer.unref();
      this.queue.push(waiting);
    });
  }

  giveBack(who: object): void {
    if (this.owner !== who) return;
    const next = this.queue.shift();
    this.owner = next?.who ?? null;
    if (!next) return;
    clearTimeout(next.timer);
    next.go();
  }

  private giveUp(waiting: Waiting, reject: (error: Error) => void): void {
    this.queue.splice(this.queue.indexOf(waiting), 1);
    reject(new Error(`The database was busy: waited ${this.waitMs} ms for another transaction.`));
  }
}
