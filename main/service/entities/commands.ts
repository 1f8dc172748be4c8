/** Commands of a person or an automation: refused at once, or published and followed until the state confirms. */
import { randomUUID } from 'node:crypto';
import { err, type Failure, ok, type Result, toError } from '../errors.ts';
import type { Dispose } from '../events.ts';
import { limits } from '../limits.ts';
import { encode } from '../mqtt/message.ts';
import { isPublishable } from '../mqtt/topics.ts';
import type { CommandContext, Expectation, Params, Plan } from '../platforms/platform.ts';
import type { Clock, Logger, Timers } from '../ports.ts';
import type { ServiceEvents } from '../records.ts';
import { bytesLiteral } from '../templates/bytes-literal.ts';
import { pyStr } from '../templates/python.ts';
import { type Template, TemplateError } from '../templates/template.ts';
import { meets } from './expectation.ts';
import type { LiveEntity } from './live-entity.ts';
import type { CommandOutcome } from './model.ts';

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
  publish(entity: LiveEntity, message: CommandPublish): Promise<Result<void>>;
  setState(entity: LiveEntity, state: unknown): void;
  settled(event: Settled): void;
}

interface Pending {
  readonly commandId: string;
  readonly entity: LiveEntity;
  readonly expect: Expectation;
  readonly cancelTimer: Dispose;
  /** `run` has answered: only then may the outcome be told. */
  answered: boolean;
  /** How it ended before that: a quick device reports sooner than the broker acknowledges. */
  early: Pick<Settled, 'outcome' | 'error'> | undefined;
}

export class Commands {
  readonly #options: CommandsOptions;
  readonly #log: Logger;
  readonly #pending = new Map<string, Pending>();
  readonly #waiters = new Map<string, (outcome: CommandOutcome) => void>();

  constructor(options: CommandsOptions) {
    this.#options = options;
    this.#log = options.logger.child('commands');
  }

  /**
   * Checks and publishes. Answers once every publish was handed to the broker; `command.settled` follows.
   * Errors: entity.unknown, broker.offline, entity.unavailable, command.unsupported, command.invalid, command.template,
   * command.timeout.
   */
  async run(id: string, action: string, params: Params): Promise<Result<{ commandId: string }>> {
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
    if (state !== undefined) this.#options.setState(entity, state);
    if (pending === undefined) this.#tell({ commandId, outcome: 'confirmed' });
    else if (pending.early !== undefined) this.#tell({ commandId, ...pending.early });
    else pending.answered = true;
    return ok({ commandId });
  }

  /** The same, and waits for the outcome. */
  async runToEnd(id: string, action: string, params: Params): Promise<Result<CommandOutcome>> {
    const started = await this.run(id, action, params);
    if (!started.ok) return started;
    return ok(await new Promise<CommandOutcome>((resolve) => this.#waiters.set(started.value.commandId, resolve)));
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
      return bad === undefined ? plan : err('command.invalid', 'topic: cannot be published to');
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
      now: this.#options.clock.now(),
      timeZone: this.#options.timeZone,
    });
    return bytesLiteral(text) ?? text;
  }

  async #publish(entity: LiveEntity, plan: Plan<unknown>): Promise<Result<void>> {
    const { qos, retain, encoding, expirySeconds } = entity.common.transport;
    // Issued in order without waiting in between: one connection keeps the order, and a slow broker costs one round trip.
    const results = plan.publishes.map(({ topic, payload }) =>
      this.#options.publish(entity, {
        topic,
        payload: typeof payload === 'string' ? encode(payload, encoding) : payload,
        qos,
        retain,
        ...(expirySeconds === undefined ? {} : { expirySeconds }),
      }),
    );
    for (const result of await Promise.all(results)) if (!result.ok) return result;
    return ok(undefined);
  }

  #follow(commandId: string, entity: LiveEntity, expect: Expectation): Pending {
    const cancelTimer = this.#options.timers.after(limits.commandConfirmMs, () => {
      this.#settle(pending, meets(expect, entity.view) ? 'confirmed' : 'unconfirmed');
    });
    const pending: Pending = { commandId, entity, expect, cancelTimer, answered: false, early: undefined };
    this.#pending.set(commandId, pending);
    entity.onReport = () => this.#reported(entity);
    return pending;
  }

  #reported(entity: LiveEntity): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.entity === entity && meets(pending.expect, entity.view)) this.#settle(pending, 'confirmed');
    }
  }

  #drop(pending: Pending): void {
    const { commandId, entity } = pending;
    pending.cancelTimer();
    this.#pending.delete(commandId);
    if (![...this.#pending.values()].some((each) => each.entity === entity)) entity.onReport = undefined;
  }

  #settle(pending: Pending, outcome: CommandOutcome, error?: Failure): void {
    this.#drop(pending);
    const end = { outcome, ...(error === undefined ? {} : { error }) };
    if (pending.answered) this.#tell({ commandId: pending.commandId, ...end });
    else pending.early = end;
  }

  /** Later than the answer of `run`, so that whoever asked knows the command by its id. */
  #tell(settled: Settled): void {
    setImmediate(() => {
      this.#options.settled(settled);
      this.#waiters.get(settled.commandId)?.(settled.outcome);
      this.#waiters.delete(settled.commandId);
    });
  }
}
