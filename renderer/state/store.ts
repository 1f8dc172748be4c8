/** The page's store: loads `page.state`, applies patches, and tells exactly those who show what has changed. */
import type { Bridge, Entity, Failure, Patch, RequestOf, TaskRun, UpdateView } from '../../preload/contract.ts';
import { loadRest, loadState } from './load-state.ts';
import { applyPatch, fromPageState, type PageModel, type SliceName, sliceNames } from './model.ts';
import { type CommandMark, isOpen, noPending, type PendingInput, type PendingState, reducePending } from './pending.ts';

export type StoreKey =
  | 'status'
  | 'layout'
  /** Some entity has changed: told once per patch, to whoever looks at many of them. */
  | 'states'
  /** Others are followed now than before. */
  | 'shown'
  | 'task-runs'
  | SliceName
  | `entity:${string}`
  | `device:${string}`
  | `pending:${string}`;

export type StoreStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: Failure };

/** How long an outcome stays on its card; a failure stays until the next command or a click. */
const shownMs = { confirmed: 1_600, unconfirmed: 8_000 } as const;

export class Store {
  readonly #bridge: Bridge;
  readonly #restLater: boolean;
  readonly #listeners = new Map<StoreKey, Set<() => void>>();
  #model: PageModel | undefined;
  /** Of the model; changed in place, so that a patch costs no more than what it brings. */
  #entities = new Map<string, Entity>();
  #status: StoreStatus = { kind: 'loading' };
  #pending: PendingState = noPending;
  #waiting: Patch[] = [];
  #loading = false;
  #token = 0;
  #layoutVersion = 0;
  #lastTaskRun: TaskRun | undefined;

  /** @param restLater the first answer is enough to show something: what it left out comes after that. */
  constructor(bridge: Bridge, restLater = false) {
    this.#bridge = bridge;
    this.#restLater = restLater;
  }

  /** Subscribes to the service and loads the first state. @returns ends the subscriptions. */
  start(): () => void {
    const ends = [
      this.#bridge.on('patch', (patch) => this.#receive(patch)),
      this.#bridge.on('command.settled', ({ commandId, outcome, error }) =>
        this.#reducePending({ type: 'settled', commandId, outcome, error }),
      ),
      this.#bridge.on('update.changed', (update) => this.#receiveUpdate(update)),
      this.#bridge.on('task.run', ({ run }) => {
        this.#lastTaskRun = run;
        this.#tell('task-runs');
      }),
    ];
    void this.load();
    return () => {
      for (const end of ends) end();
    };
  }

  get model(): PageModel | undefined {
    return this.#model;
  }

  get status(): StoreStatus {
    return this.#status;
  }

  /** Grows whenever the set, the place or the name of cards changes. */
  get layoutVersion(): number {
    return this.#layoutVersion;
  }

  get lastTaskRun(): TaskRun | undefined {
    return this.#lastTaskRun;
  }

  mark(entityId: string): CommandMark | undefined {
    return this.#pending.marks.get(entityId);
  }

  /** Calls `listener` after each change of what `key` names. */
  subscribe(key: StoreKey, listener: () => void): () => void {
    const known = this.#listeners.get(key);
    const listeners = known ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    if (known === undefined && key.startsWith('entity:')) this.#tell('shown');
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(key) !== listeners) return;
      this.#listeners.delete(key);
      if (key.startsWith('entity:')) this.#tell('shown');
    };
  }

  /** The entities that somebody follows. */
  shown(): readonly string[] {
    const keys = [...this.#listeners.keys()];
    return keys.filter((key) => key.startsWith('entity:')).map((key) => key.slice('entity:'.length));
  }

  /** Fetches everything again: at the start, after a gap, and when the user asks. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const answer = await (this.#restLater ? this.#bridge.command('page.state', {}) : loadState(this.#bridge));
    this.#loading = false;
    if (!answer.ok) {
      this.#waiting = [];
      this.#setStatus({ kind: 'failed', error: answer.error });
      return;
    }
    this.#replace(fromPageState(answer.value));
    this.#setStatus({ kind: 'ready' });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const patch of waiting) this.#receive(patch);
    const { more } = answer.value;
    if (this.#restLater && (more?.entities ?? more?.devices) !== undefined) void this.#loadRest();
  }

  /** Part by part, and the places of all once they are there: each part is as new as the last patch before it. */
  async #loadRest(): Promise<void> {
    const entities = this.#entities;
    const end = await loadRest(this.#bridge, (part) => {
      // Everything was fetched again meanwhile.
      if (this.#model === undefined || entities !== this.#entities) return false;
      const devices = new Map(this.#model.devices);
      for (const device of part.devices ?? []) devices.set(device.id, device);
      this.#model = { ...this.#model, devices };
      for (const entity of part.entities ?? []) entities.set(entity.id, entity);
      this.#tellAll((part.entities ?? []).map(({ id }) => `entity:${id}` as const));
      return true;
    });
    if (!end.ok || entities !== this.#entities) return;
    this.#tellAll(['devices', 'states']);
    this.#changeLayout();
  }

  /** Sends a command to an entity; its outcome appears on the entity's mark. Why it was refused, where it was. */
  async send(request: RequestOf<'entity.command'>): Promise<Failure | undefined> {
    const token = ++this.#token;
    const { id: entityId, action, params = {} } = request;
    this.#reducePending({ type: 'send', token, entityId, action, params });
    const answer = await this.#bridge.command('entity.command', request);
    this.#reducePending(
      answer.ok
        ? { type: 'accepted', token, entityId, commandId: answer.value.commandId }
        : { type: 'refused', token, entityId, error: answer.error },
    );
    return answer.ok ? undefined : answer.error;
  }

  /** Takes the outcome of the latest command off the card. */
  clearMark(entityId: string): void {
    const mark = this.mark(entityId);
    if (mark === undefined || isOpen(mark)) return;
    this.#reducePending({ type: 'clear', token: mark.token, entityId });
  }

  #receive(patch: Patch): void {
    if (this.#loading || this.#model === undefined) {
      this.#waiting.push(patch);
      return;
    }
    const result = applyPatch(this.#model, patch, this.#entities);
    if (result.kind === 'gap') void this.load();
    if (result.kind !== 'applied') return;
    this.#model = result.model;
    const { slices, entityIds, deviceIds, layout } = result.changes;
    this.#tellAll([
      ...entityIds.map((id) => `entity:${id}` as const),
      ...(entityIds.length > 0 ? (['states'] as const) : []),
      ...deviceIds.map((id) => `device:${id}` as const),
      ...slices,
    ]);
    if (layout) this.#changeLayout();
  }

  /** No part of the service's state: it has no place in the order of patches. */
  #receiveUpdate(update: UpdateView): void {
    if (this.#model === undefined) return;
    this.#model = { ...this.#model, app: { ...this.#model.app, update } };
    this.#tell('app');
  }

  #replace(model: PageModel): void {
    this.#entities = new Map(model.entities);
    this.#model = { ...model, entities: this.#entities };
    const shown = [...this.#listeners.keys()].filter((key) => key.startsWith('entity:') || key.startsWith('device:'));
    this.#tellAll([...sliceNames, ...shown, 'states']);
    this.#changeLayout();
  }

  #changeLayout(): void {
    this.#layoutVersion += 1;
    this.#tell('layout');
  }

  #setStatus(status: StoreStatus): void {
    this.#status = status;
    this.#tell('status');
  }

  #reducePending(input: PendingInput): void {
    const before = this.#pending;
    this.#pending = reducePending(before, input);
    for (const [entityId, mark] of this.#pending.marks) {
      if (before.marks.get(entityId) === mark) continue;
      this.#tell(`pending:${entityId}`);
      if (mark.phase !== 'confirmed' && mark.phase !== 'unconfirmed') continue;
      setTimeout(() => this.#reducePending({ type: 'clear', token: mark.token, entityId }), shownMs[mark.phase]);
    }
    for (const entityId of before.marks.keys()) {
      if (!this.#pending.marks.has(entityId)) this.#tell(`pending:${entityId}`);
    }
  }

  #tell(key: StoreKey): void {
    this.#tellAll([key]);
  }

  /** Each listener once, however many of these it follows: one that looks at many reads all of them each time. */
  #tellAll(keys: readonly StoreKey[]): void {
    const told = new Set<() => void>();
    for (const key of keys) for (const listener of this.#listeners.get(key) ?? []) told.add(listener);
    for (const listener of told) listener();
  }
}
