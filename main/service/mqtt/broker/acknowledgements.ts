/**
 * The acknowledgements to one client, in the order of its messages (MQTT 3.1.1, 4.6): one that waits for the disk holds
 * back those after it. Pure.
 */
import type { Frame } from './publication.ts';

interface Waiting {
  readonly frame: Frame;
  isDue: boolean;
}

export class Acknowledgements {
  readonly #send: (frame: Frame) => void;
  #waiting: Waiting[] = [];

  constructor(send: (frame: Frame) => void) {
    this.#send = send;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Sends it after those before it. */
  now(frame: Frame): void {
    if (this.#waiting.length === 0) this.#send(frame);
    else this.#waiting.push({ frame, isDue: true });
  }

  /** Answers how to say that it is due. */
  later(frame: Frame): () => void {
    const waiting: Waiting = { frame, isDue: false };
    this.#waiting.push(waiting);
    return () => {
      waiting.isDue = true;
      if (this.#waiting[0] === waiting) this.#flush();
    };
  }

  close(): void {
    this.#waiting = [];
  }

  #flush(): void {
    let index = 0;
    for (; this.#waiting[index]?.isDue === true; index += 1) this.#send((this.#waiting[index] as Waiting).frame);
    this.#waiting = this.#waiting.slice(index);
  }
}
