/** Commands of a person or an automation: refused at once, or published and followed until the state confirms. */
import { randomUUID } from 'node:crypto';
import { err, type Failure, ok, type Result, toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import type { CommandOutcome } from '../model/entities.ts';
import type { ServiceEvents } from '../model/service.ts';
import { encode } from '../mqtt/encodings.ts';
import type { Delivery } from '../mqtt/model.ts';
import { isPublishable } from '../mqtt/topics.ts';
import type { CommandContext, Expectation, Params, Plan, Publish } from '../platforms/platform.ts';
import { bytesLiteral } from '../python/bytes-literal.ts';
import { TemplateError } from '../python/errors.ts';
import { pyStr } from '../python/repr.ts';
import type { Template, TemplateHome } from '../templates/template.ts';
import { meets } from './expectation.ts';
import type { LiveEntity } from './live-entity.ts';
import { isRepeatable } from './repeatable.ts';

type Settled = ServiceEvents['command.settled'];

export interface CommandPublish {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly expirySeconds?: number;
}

export interface CommandsOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly timeZone: string;
  find(id: string): LiveEntity | undefined;
  /** What command templates may look at. */
  readonly home?: TemplateHome;
  publish(entity: LiveEntity, message: CommandPublish): Promise<Result<Delivery>>;
  setState(entity: LiveEntity, state: unknown): void;
  /** Calls back after each report of the entity; `live`: its device said it now. */
  followReports(entityId: string, listener: (live: boolean) => void): Dispose;
  settled(event: Settled): void;
}

/** A command that was sent. */
export interface SentCommand extends Delivery {
  readonly commandId: string;
}

/** How a command ended that was sent. */
export interface EndedCommand {
  readonly outcome: CommandOutcome;
  /** With `unconfirmed`: why not even the broker confirmed it. Absent when it did, and only the device was silent. */
  readonly error?: Failure;
  /** Sending it once more would do no more than the first time: no press, toggle or step. */
  readonly repeatable: boolean;
}

/** A command that was sent, and how it will have ended. */
export interface FollowedCommand extends SentCommand {
  readonly ended: Promise<EndedCommand>;
}

/** What is known once all publishes of a command have been answered. */
interface Sent extends Delivery {
  /** A part of it was refused or never sent, after another part was. */
  readonly broken?: Failure;
}

interface Pending {
  readonly commandId: string;
  readonly entity: LiveEntity;
  readonly expect: Expectation;
  readonly cancelTimer: Dispose;
  readonly unfollow: Dispose;
  /** Why not even the broker confirmed it. */
  unconfirmed: Failure | undefined;
  /** `run` has answered: only then may the outcome be told. */
  answered: boolean;
  /** How it ended before that: a quick device reports sooner than the broker acknowledges. */
  early: Pick<Settled, 'outcome' | 'error'> | undefined;
}

export class Commands {
  readonly #options: CommandsOptions;
  readonly #log: Logger;
  readonly #pending = new Map<string, Pending>();
  readonly #waiters = new Map<string, (settled: Settled) => void>();

  constructor(options: CommandsOptions) {
    this.#options = options;
    this.#log = options.logger.child('commands');
  }

  /**
   * Checks and publishes. Answers once every publish was handed to the broker, or nothing more will be known of it;
   * `command.settled` follows. An error means that nothing was sent, or that the broker refused it: entity.unknown,
   * broker.offline, entity.unavailable, command.unsupported, command.invalid, command.template, command.timeout,
   * request.tooLarge, request.tooMany, broker.refused.
   */
  async run(id: string, action: string, params: Params): Promise<Result<SentCommand>> {
    const started = await this.#run(id, action, params);
    if (!started.ok) return started;
    const { commandId, unconfirmed } = started.value;
    return ok(unconfirmed === undefined ? { commandId } : { commandId, unconfirmed });
  }

  async #run(id: string, action: string, params: Params): Promise<Result<SentCommand & { repeatable: boolean }>> {
    const entity = this.#options.find(id);
    if (entity === undefined || !entity.isEntity) return err('entity.unknown', id);
    if (!entity.broker.online) return err('broker.offline');
    if (!entity.available) return err('entity.unavailable', id);
    const plan = this.#plan(entity, action, params);
    if (!plan.ok) return plan;
    const commandId = randomUUID();
    // Listening starts before the publish: a quick device answers before the broker's acknowledgement is here.
    const { expect, state } = plan.value;
    const pending = expect === undefined ? undefined : this.#follow(commandId, entity, expect);
    const published = await this.#publish(entity, plan.value);
    if (!published.ok) {
      if (pending !== undefined) this.#drop(pending);
      return published;
    }
    const { unconfirmed, broken } = published.value;
    const repeatable = isRepeatable(entity.platform, action, params, plan.value);
    const sent = ok({ commandId, repeatable, ...(unconfirmed === undefined ? {} : { unconfirmed }) });
    if (broken !== undefined) {
      if (pending !== undefined) this.#drop(pending);
      this.#tell({ commandId, outcome: 'failed', error: broken });
      return sent;
    }
    // An optimistic state says what the device does; that is not known of what may not have arrived.
    if (state !== undefined && unconfirmed === undefined) this.#options.setState(entity, state);
    if (pending !== undefined) pending.unconfirmed = unconfirmed;
    if (pending === undefined) this.#tell({ commandId, ...handedOver(unconfirmed) });
    else if (pending.early !== undefined) this.#tell({ commandId, ...withReason(pending.early, unconfirmed) });
    else pending.answered = true;
    return sent;
  }

  /** The same, with its outcome as a promise. */
  async runAndFollow(id: string, action: string, params: Params): Promise<Result<FollowedCommand>> {
    const started = await this.#run(id, action, params);
    if (!started.ok) return started;
    const { repeatable, ...sent } = started.value;
    const settled = new Promise<Settled>((resolve) => this.#waiters.set(sent.commandId, resolve));
    const ended = settled.then(({ outcome, error }) => ({
      outcome,
      repeatable,
      ...(error === undefined ? {} : { error }),
    }));
    return ok({ ...sent, ended });
  }

  /** The same, and waits for the outcome. */
  async runToEnd(id: string, action: string, params: Params): Promise<Result<EndedCommand>> {
    const started = await this.runAndFollow(id, action, params);
    return started.ok ? ok(await started.value.ended) : started;
  }

  /** Ends what is pending: the service stops. */
  stop(): void {
    for (const pending of [...this.#pending.values()]) {
      this.#settle(pending, 'failed', err('service.stopped').error);
    }
  }

  #plan(entity: LiveEntity, action: string, params: Params): Result<Plan<unknown>> {
    const context: CommandContext = {
      now: this.#options.clock.now(),
      timeZone: this.#options.timeZone,
      render: (template, value, variables) => this.#render(entity, template, value, variables),
    };
    try {
      const plan = entity.platform.encode(entity.config, entity.state, action, params, context);
      if (!plan.ok) return plan;
      const bad = plan.value.publishes.find((each) => !isPublishable(each.topic));
      return bad === undefined ? encoded(plan.value, entity) : err('command.invalid', 'topic: cannot be published to');
    } catch (error) {
      if (error instanceof TemplateError) return err('command.template', error.message);
      this.#log.error('command.crashed', { entity: entity.id, action, error: toError(error) });
      return err('internal');
    }
  }

  #render(
    entity: LiveEntity,
    template: Template | undefined,
    value: unknown,
    variables: Readonly<Record<string, unknown>> | undefined,
  ): string | Uint8Array {
    if (template === undefined) return pyStr(value);
    const text = template.render({
      value,
      ...(variables === undefined ? {} : { variables }),
      entity,
      home: this.#options.home,
      now: this.#options.clock.now(),
      timeZone: this.#options.timeZone,
    });
    return bytesLiteral(text) ?? text;
  }

  async #publish(entity: LiveEntity, plan: Plan<unknown>): Promise<Result<Sent>> {
    const { qos, retain, expirySeconds } = entity.common.transport;
    // Issued in order without waiting in between: one connection keeps the order, and a slow broker costs one round trip.
    const results = plan.publishes.map(({ topic, payload }) =>
      this.#options.publish(entity, {
        topic,
        payload,
        qos,
        retain,
        ...(expirySeconds === undefined ? {} : { expirySeconds }),
      }),
    );
    return together(await Promise.all(results));
  }

  #follow(commandId: string, entity: LiveEntity, expect: Expectation): Pending {
    // What was so before proves nothing where the broker may not have the command: only the device's own word does.
    const wasMet = meets(expect, entity.view);
    const cancelTimer = this.#options.timers.after(limits.commandConfirmMs, () => {
      const isProven = !wasMet || (pending.answered && pending.unconfirmed === undefined);
      this.#settle(pending, isProven && meets(expect, entity.view) ? 'confirmed' : 'unconfirmed');
    });
    const pending: Pending = {
      commandId,
      entity,
      expect,
      cancelTimer,
      unfollow: this.#options.followReports(entity.id, (live) => {
        if ((live || !wasMet) && meets(expect, entity.view)) this.#settle(pending, 'confirmed');
      }),
      unconfirmed: undefined,
      answered: false,
      early: undefined,
    };
    this.#pending.set(commandId, pending);
    return pending;
  }

  #drop(pending: Pending): void {
    pending.cancelTimer();
    pending.unfollow();
    this.#pending.delete(pending.commandId);
  }

  #settle(pending: Pending, outcome: CommandOutcome, error?: Failure): void {
    this.#drop(pending);
    const end = withReason({ outcome, ...(error === undefined ? {} : { error }) }, pending.unconfirmed);
    if (pending.answered) this.#tell({ commandId: pending.commandId, ...end });
    else pending.early = end;
  }

  /** Later than the answer of `run`, so that whoever asked knows the command by its id. */
  #tell(settled: Settled): void {
    setImmediate(() => {
      this.#options.settled(settled);
      this.#waiters.get(settled.commandId)?.(settled);
      this.#waiters.delete(settled.commandId);
    });
  }
}

/** Of several publishes: nothing was sent (an error), or all of them were, or a part. */
function together(results: readonly Result<Delivery>[]): Result<Sent> {
  const failed = results.find((result) => !result.ok);
  const sent = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (failed !== undefined && sent.length === 0) return failed;
  const unconfirmed = sent.find((delivery) => delivery.unconfirmed !== undefined) ?? {};
  return ok(failed === undefined ? unconfirmed : { ...unconfirmed, broken: failed.error });
}

/** The end of a command that no report follows: what the broker said is all that will be known. */
function handedOver(unconfirmed: Failure | undefined): Pick<Settled, 'outcome' | 'error'> {
  return unconfirmed === undefined ? { outcome: 'confirmed' } : { outcome: 'unconfirmed', error: unconfirmed };
}

function withReason(
  end: Pick<Settled, 'outcome' | 'error'>,
  unconfirmed: Failure | undefined,
): Pick<Settled, 'outcome' | 'error'> {
  return end.outcome === 'unconfirmed' && unconfirmed !== undefined ? { ...end, error: unconfirmed } : end;
}

/** The plan in the bytes of the entity's encoding; refused as a whole where that cannot write one of its texts. */
function encoded(plan: Plan<unknown>, entity: LiveEntity): Result<Plan<unknown>> {
  const { encoding } = entity.common.transport;
  if (encoding === 'utf-8') return ok(plan);
  const publishes: Publish[] = [];
  for (const { topic, payload } of plan.publishes) {
    const bytes = typeof payload === 'string' ? encode(payload, encoding) : payload;
    if (bytes === undefined) return err('command.invalid', `payload: cannot be written in ${encoding}`);
    publishes.push({ topic, payload: bytes });
  }
  return ok({ ...plan, publishes });
}
