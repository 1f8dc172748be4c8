/** Commands that concern brokers and discovery. */
import { randomUUID } from 'node:crypto';
import type { ServicePorts } from '../service/background/surroundings.ts';
import { err, ok } from '../service/base/errors.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import { passwordName } from '../service/brokers/brokers.ts';
import { previewTopic } from '../service/brokers/preview.ts';
import { refreshPlan } from '../service/brokers/refresh.ts';
import { checkManual } from '../service/discovery/manual/dialect.ts';
import type { Registry } from '../service/entities/registry.ts';
import type { NotUnderstood } from '../service/model/discovery.ts';
import type { DiscoveryRejection } from '../service/model/service.ts';
import { testConnection } from '../service/mqtt/connection.ts';
import { findBrokers } from '../service/mqtt/find.ts';
import { describeIssue } from '../service/schema/issues.ts';
import { manualEntitySchema } from '../service/settings/schema.ts';
import { tryTemplate } from '../service/templates/try.ts';
import { type BuiltinBrokerPorts, builtinBrokerHandlers, put } from './builtin-broker-handlers.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'broker.save'
  | 'broker.remove'
  | 'broker.test'
  | 'broker.reconnect'
  | 'broker.find'
  | 'broker.setBuiltin'
  | 'broker.saveLogin'
  | 'broker.removeLogin'
  | 'discovery.rejections'
  | 'discovery.notUnderstood'
  | 'discovery.refreshPlan'
  | 'template.try'
  | 'discovery.preview'
  | 'discovery.saveManual'
  | 'discovery.removeManual';

export interface BrokerPorts extends BuiltinBrokerPorts {
  readonly ports: Pick<ServicePorts, 'clock' | 'secrets' | 'timers'>;
  readonly brokers: BuiltinBrokerPorts['brokers'] & Pick<Brokers, 'reconnect' | 'unit' | 'units'>;
  readonly registry: Registry;
  readonly timeZone: string;
  rejections(): readonly DiscoveryRejection[];
  notUnderstood(): readonly NotUnderstood[];
}

export function brokerHandlers(service: BrokerPorts): Pick<Handlers, Names> {
  const { settings, brokers, ports } = service;
  return {
    'broker.save': async ({ broker, password }) => {
      const secret = { id: broker.id, password, touched: 'brokers' } as const;
      const saved = await service.passwords.changeWith(settings, secret, (kept) =>
        ok({ kept: { ...kept, brokers: put(kept.brokers, broker) }, value: { id: broker.id } }),
      );
      if (saved.ok && password !== undefined) brokers.reconnect(broker.id);
      return saved;
    },
    'broker.remove': ({ id }) =>
      service.passwords.changeWith(settings, { id, password: null, touched: 'brokers' }, (kept) => {
        const rest = kept.brokers.filter((each) => each.id !== id);
        return rest.length === kept.brokers.length
          ? err('broker.unknown', id)
          : ok({ kept: { ...kept, brokers: rest }, value: {} });
      }),
    'broker.test': async ({ broker, password }) => {
      // Without a password in the request, the stored one is tried: the page never has it.
      const stored = password ?? (await ports.secrets.get(passwordName(broker.id)).catch(() => undefined));
      const started = ports.timers.now();
      const result = await testConnection(broker, stored, ports.timers);
      return result.ok
        ? ok({ ok: true, durationMs: result.value.durationMs })
        : ok({ ok: false, error: result.error, durationMs: ports.timers.now() - started });
    },
    'broker.reconnect': ({ id }) => {
      const done = brokers.reconnect(id);
      return done.ok ? ok({}) : done;
    },
    'broker.find': async () => ok({ found: await findBrokers(ports.timers) }),
    ...builtinBrokerHandlers(service),
    'discovery.rejections': () => ok({ rejections: [...service.rejections()] }),
    'discovery.notUnderstood': () => ok({ topics: [...service.notUnderstood()] }),
    'discovery.refreshPlan': () => ok(refreshPlan(brokers.units(), service.registry)),
    'template.try': ({ template, payload }) =>
      ok(
        tryTemplate(template, payload, {
          home: service.registry.home,
          now: ports.clock.now(),
          timeZone: service.timeZone,
        }),
      ),
    'discovery.preview': ({ brokerId, topic, template }) => previewTopic(service, brokerId, topic, template),
    'discovery.saveManual': async ({ entity }) => {
      const id = entity.id === '' ? randomUUID() : entity.id;
      const parsed = manualEntitySchema.safeParse({ ...entity, id });
      if (!parsed.success) return err('settings.invalid', describeIssue(parsed.error));
      const checked = checkManual(parsed.data);
      if (!checked.ok) return checked;
      return settings.change((kept) => {
        const others = kept.discovery.manual.filter((each) => each.id !== id);
        const manual = [...others, parsed.data];
        return ok({ kept: { ...kept, discovery: { ...kept.discovery, manual } }, value: { id } });
      });
    },
    'discovery.removeManual': ({ id }) =>
      settings.change((kept) => {
        const manual = kept.discovery.manual.filter((each) => each.id !== id);
        if (manual.length === kept.discovery.manual.length) return err('entity.unknown', id);
        return ok({ kept: { ...kept, discovery: { ...kept.discovery, manual } }, value: {} });
      }),
  };
}
