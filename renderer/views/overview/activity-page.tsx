/** Activity: the last day as one timeline, narrowed to kinds, following what happens. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { AgentEntry } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { EntityIcon } from '../../components/icons/entity-icon.tsx';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button, ModeButton } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/surface.tsx';
import { sayAction } from '../../format/actions.ts';
import { alertText } from '../../format/alert.ts';
import { sayState } from '../../format/entity.ts';
import { sayExact, sayWhen } from '../../format/time.ts';
import { call, useLoaded } from '../../state/calls.ts';
import type { PageModel } from '../../state/model.ts';
import { useDigest } from '../../state/use-digest.ts';
import { modelOf, useHome, useLastTaskRun, useSlice, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { type ActivityKind, type ActivityLine, activityKinds, isTold, stateLines, timeline } from './activity.ts';
import styles from './overview.module.css';
import { useHistories } from './use-histories.ts';
import { useOverview } from './use-overview.ts';

const dayMs = 86_400_000;
/** So many entities are asked for their past. */
const asked = 80;
const atOnce = 100;

const icons: Readonly<Record<ActivityKind, IconName>> = {
  states: 'history',
  alerts: 'bell',
  tasks: 'clipboard-check-outline',
  automations: 'robot-outline',
  agents: 'message-text',
  connections: 'lan-disconnect',
};

export function ActivityPage(): ReactNode {
  const [only, setOnly] = useState<ActivityKind>();
  const [limit, setLimit] = useState(atOnce);
  const lines = useTimeline().filter(({ kind }) => only === undefined || kind === only);
  return (
    <>
      <fieldset className={styles.modes} aria-label={say('overview.show')}>
        <ModeButton isOn={only === undefined} onPress={() => setOnly(undefined)}>
          {say('overview.everything')}
        </ModeButton>
        {activityKinds.map((kind) => (
          <ModeButton key={kind} isOn={only === kind} onPress={() => setOnly(kind)}>
            {say(`activityKinds.${kind}`)}
          </ModeButton>
        ))}
      </fieldset>
      {lines.length === 0 ? (
        <EmptyState icon="history" title={say('overview.quietDay')} />
      ) : (
        <ol className={styles.rows}>
          {lines.slice(0, limit).map((line) => (
            <li key={line.key} className={styles.row}>
              <Line line={line} />
            </li>
          ))}
        </ol>
      )}
      {lines.length > limit && <Button onPress={() => setLimit(limit + atOnce)}>{say('overview.showMore')}</Button>}
    </>
  );
}

function useTimeline(): readonly ActivityLine[] {
  const store = useStore();
  const { cards } = useOverview();
  const [from] = useState(() => Date.now() - dayMs);
  const ids = useMemo(() => {
    const { entities } = modelOf(store);
    const told = cards
      .flatMap(({ mainIds }) => mainIds)
      .filter((id) => {
        const entity = entities.get(id);
        return entity !== undefined && isTold(entity);
      });
    return told.slice(0, asked);
  }, [cards, store]);
  const histories = useHistories(ids, from, 100);
  const live = useLiveStates(ids);
  const run = useLastTaskRun();
  const known = useSlice('alerts');
  const automations = useSlice('automations');
  const askAlerts = useCallback(() => {
    // A new alert, and one that has changed, is asked for again.
    void known;
    return call('alert.list', { limit: 200 });
  }, [known]);
  const askRuns = useCallback(() => {
    void run;
    return call('task.runs', { limit: 200 });
  }, [run]);
  const askAgents = useCallback(() => {
    // What an agent does, it does to an entity or an automation, or it asks by an alert.
    void [known, automations, live];
    return call('agent.log', { limit: 200 });
  }, [known, automations, live]);
  const [agents] = useLoaded(askAgents);
  const [alerts] = useLoaded(askAlerts);
  const [runs] = useLoaded(askRuns);
  return useMemo(() => {
    const past = [...histories].flatMap(([id, points]) => stateLines(id, points, from));
    const keys = new Set(past.map(({ key }) => key));
    return timeline(
      {
        states: [...past, ...live.filter(({ key }) => !keys.has(key))],
        alerts: alerts.kind === 'ready' ? alerts.value.alerts : [],
        runs: runs.kind === 'ready' ? runs.value.runs : [],
        automations: [...automations.values()],
        agents: agents.kind === 'ready' ? agents.value.entries : [],
      },
      from,
    );
  }, [histories, live, alerts, runs, automations, agents, from]);
}

/** What has changed since the page was opened. */
function useLiveStates(ids: readonly string[]): readonly ActivityLine[] {
  const [opened] = useState(() => Date.now());
  const [kept] = useState(() => new Map<string, ActivityLine>());
  const make = useCallback(
    ({ entities }: PageModel) => {
      for (const id of ids) {
        const entity = entities.get(id);
        const at = entity === undefined ? 0 : Date.parse(entity.lastChanged);
        if (entity === undefined || at <= opened || entity.state === 'unknown') continue;
        const key = `${id} ${at}`;
        if (!kept.has(key)) {
          kept.set(key, { key, at, kind: 'states', subject: { type: 'state', entityId: id, state: entity.state } });
        }
      }
      return [...kept.values()];
    },
    [ids, opened, kept],
  );
  return useDigest(make, (a, b) => a.length === b.length);
}

function Line({ line }: { line: ActivityLine }): ReactNode {
  const iso = new Date(line.at).toISOString();
  return (
    <>
      <span className={styles.level}>
        <LineIcon line={line} />
      </span>
      <span className={styles.rowWords}>
        <LineWords line={line} />
      </span>
      <time className={styles.outlook} dateTime={iso} title={sayExact(iso)}>
        {sayWhen(iso, Date.now())}
      </time>
    </>
  );
}

function LineIcon({ line }: { line: ActivityLine }): ReactNode {
  const store = useStore();
  const { subject } = line;
  const entity = subject.type === 'state' ? modelOf(store).entities.get(subject.entityId) : undefined;
  return entity === undefined ? <Icon name={icons[line.kind]} size={20} /> : <EntityIcon entity={entity} size={20} />;
}

function LineWords({ line: { subject } }: { line: ActivityLine }): ReactNode {
  switch (subject.type) {
    case 'state':
      return <StateWords entityId={subject.entityId} state={subject.state} />;
    case 'alert': {
      const { title, body } = alertText(subject.alert);
      return <Words href={routeHash('alerts')} title={title} text={body} />;
    }
    case 'run': {
      const { run } = subject;
      const text = run.result === undefined ? say('overview.running') : say(`runResults.${run.result}`);
      return <Words href={routeHash('tasks', run.taskId)} title={run.taskName} text={text} />;
    }
    case 'automation':
      return (
        <Words
          href={routeHash('automations', subject.automation.id)}
          title={subject.automation.name}
          text={say('overview.triggered')}
        />
      );
    case 'agent': {
      const { agent, name, action, entityId = '', automationId = '', what } = subject.entry;
      const href = what === 'draft' ? routeHash('automations', automationId) : routeHash('device', entityId);
      const did = action === undefined ? [] : [sayAction(action)];
      return <Words href={href} title={name} text={[agent, ...did, sayOutcome(subject.entry)].join(' · ')} />;
    }
  }
}

function sayOutcome({ what, outcome, reason, result }: AgentEntry): string {
  const allowed = what === 'draft' ? 'drafted' : (result ?? 'allowed');
  return say(`agentOutcomes.${outcome === 'refused' ? (reason ?? 'invalid') : allowed}`);
}

function StateWords({ entityId, state }: { entityId: string; state: string }): ReactNode {
  const store = useStore();
  const home = useHome();
  const entity = modelOf(store).entities.get(entityId);
  if (entity === undefined) return null;
  const card = home.cards.get(home.cardOf.get(entityId) ?? '');
  // Attributes are those of now: of the past only the state is known.
  const past = { ...entity, state, available: true, attributes: { device_class: entity.attributes.device_class } };
  const where = card?.room === undefined ? '' : ` · ${card.room}`;
  return (
    <Words
      href={routeHash('device', entity.deviceId ?? entityId)}
      title={card?.name ?? entity.name}
      text={`${sayState(past, Date.now())}${where}`}
    />
  );
}

function Words({ href, title, text }: { href: string; title: string; text: string }): ReactNode {
  return (
    <>
      <a href={href} dir="auto">
        {title.slice(0, 200)}
      </a>
      <span className={styles.quiet} dir="auto">
        {text.slice(0, 300)}
      </span>
    </>
  );
}
