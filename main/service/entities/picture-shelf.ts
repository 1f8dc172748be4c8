/** The pictures of all cameras and image entities within one bound: the one that came longest ago goes first. */
import type { LiveEntity } from './live-entity.ts';

export class PictureShelf {
  readonly #mostBytes: number;
  /** In the order in which the pictures came. */
  readonly #held = new Map<LiveEntity, number>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The entity has read a picture, or something that is none. */
  keep(entity: LiveEntity): void {
    this.drop(entity);
    const bytes = entity.platform.pictureBytes?.(entity.state) ?? 0;
    if (bytes === 0) return;
    this.#held.set(entity, bytes);
    this.#bytes += bytes;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#mostBytes || oldest === entity) return;
      oldest.state = oldest.platform.withoutPicture?.(oldest.state);
      this.drop(oldest);
    }
  }

  /** It is gone, and its picture with it. */
  drop(entity: LiveEntity): void {
    this.#bytes -= this.#held.get(entity) ?? 0;
    this.#held.delete(entity);
  }
}
