/** The inbox: open alerts first, older ones by filter; every alert says what became of its notification. */

import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Alert, AlertState, Severity } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { EmptyState, LoadedView } from '../../components/ui/surface.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { openAlerts, worstFirst } from '../../state/selectors.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { AlertCard } from './alert-card.tsx';
import { PendingList } from './pending-list.tsx';

const stateFilters: ReadonlyArray<{ value: string; label: string; states?: AlertState[] }> = [
  {
    value: 'open',
    get label() {
      return say('inbox.open');
    },
    states: ['raised', 'snoozed'],
  },
  {
    value: 'acknowledged',
    get label() {
      return say('common.acknowledged');
    },
    states: ['acknowledged'],
  },
  {
    value: 'recovered',
    get label() {
      return say('inbox.over2');
    },
    states: ['recovered'],
  },
  {
    value: 'all',
    get label() {
      return say('common.all');
    },
  },
];

const severityFilters: ReadonlyArray<{ value: string; label: string; severities?: Severity[] }> = [
  {
    value: 'all',
    get label() {
      return say('common.all');
    },
  },
  {
    value: 'critical',
    get label() {
      return say('inbox.critical');
    },
    severities: ['critical'],
  },
  {
    value: 'warning',
    get label() {
      return say('inbox.warningsAndCritical');
    },
    severities: ['warning', 'critical'],
  },
];

type Delivery = NonNullable<Alert['delivery']>['kind'];

const deliveryFilters: ReadonlyArray<{ value: string; label: string; deliveries?: Delivery[] }> = [
  {
    value: 'all',
    get label() {
      return say('common.all');
    },
  },
  {
    value: 'shown',
    get label() {
      return say('inbox.shown');
    },
    deliveries: ['shown'],
  },
  {
    value: 'suppressed',
    get label() {
      return say('inbox.heldBack');
    },
    deliveries: ['suppressed'],
  },
  {
    value: 'failed',
    get label() {
      return say('common.failed');
    },
    deliveries: ['failed'],
  },
];

const pageSize = 50;

export function AlertInbox(): ReactNode {
  const [stateFilter, setStateFilter] = useState('open');
  const [severityFilter, setSeverityFilter] = useState('all');
  const [deliveryFilter, setDeliveryFilter] = useState('all');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const search = useDeferredValue(text.trim());
  const states = stateFilters.find((each) => each.value === stateFilter)?.states;
  const severities = severityFilters.find((each) => each.value === severityFilter)?.severities;
  const deliveries = deliveryFilters.find((each) => each.value === deliveryFilter)?.deliveries;
  const isPlain = stateFilter === 'open' && severityFilter === 'all' && deliveryFilter === 'all' && search === '';
  const ask = useCallback(
    () =>
      call('alert.list', {
        limit,
        ...(states === undefined ? {} : { states }),
        ...(severities === undefined ? {} : { severities }),
        ...(deliveries === undefined ? {} : { deliveries }),
        ...(search === '' ? {} : { search }),
      }),
    [limit, states, severities, deliveries, search],
  );
  const [loaded, reload] = useLoaded(ask);
  useReloadOnChange(reload);
  const known = useSlice('alerts');
  const raised = openAlerts(known).length;
  return (
    <>
      {raised > 1 && (
        <div className={list.filters}>
          <Button
            icon="check"
            onPress={() => void attempt(call('alert.acknowledgeAll', {}), say('inbox.allAcknowledged'))}
          >
            {say('inbox.acknowledgeAllRaised', { raised })}
          </Button>
        </div>
      )}
      {stateFilter === 'open' && <PendingList />}
      <search className={list.filters}>
        <SelectField label={say('common.show')} value={stateFilter} options={stateFilters} onChange={setStateFilter} />
        <SelectField
          label={say('common.severity')}
          value={severityFilter}
          options={severityFilters}
          onChange={setSeverityFilter}
        />
        <SelectField
          label={say('inbox.notification')}
          value={deliveryFilter}
          options={deliveryFilters}
          onChange={setDeliveryFilter}
        />
        <div className={list.wide}>
          <TextField
            label={say('common.search')}
            type="search"
            value={text}
            onChange={setText}
            placeholder={say('inbox.nameOrText')}
          />
        </div>
      </search>
      <LoadedView state={loaded} onRetry={reload}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <EmptyState icon="bell" title={isPlain ? say('inbox.allIsQuiet') : say('common.nothingFound')}>
              {isPlain ? say('inbox.noAlertIsOpenOlderOnes') : say('inbox.noAlertFitsTheseFilters')}
            </EmptyState>
          ) : (
            <>
              <ul className={list.list}>
                {(isPlain ? withWorstFirst(alerts, known) : alerts).map((alert) => (
                  <li key={alert.id} className={cx(list.card, alert.state !== 'raised' && list.quiet)}>
                    <LiveAlert alert={alert} />
                  </li>
                ))}
              </ul>
              {alerts.length >= limit && (
                <Button onPress={() => setLimit(limit + pageSize)}>{say('inbox.showMore')}</Button>
              )}
            </>
          )
        }
      </LoadedView>
    </>
  );
}

/** The open ones that the page knows are all of them, whatever came first of the list; a critical one is never below. */
function withWorstFirst(listed: readonly Alert[], known: ReadonlyMap<string, Alert>): readonly Alert[] {
  const open = [...known.values()].filter(({ state }) => state === 'raised' || state === 'snoozed');
  const all = new Map([...listed, ...open].map((alert) => [alert.id, alert]));
  return [...all.values()].sort(worstFirst);
}

/** The store's version of an alert is newer than the list's. */
function LiveAlert({ alert }: { alert: Alert }): ReactNode {
  const live = useSlice('alerts').get(alert.id);
  return <AlertCard alert={live ?? alert} />;
}

const settleMs = 300;

/** Asks again when alerts change, but not for each of a burst. */
function useReloadOnChange(reload: () => void): void {
  const alerts = useSlice('alerts');
  const seen = useRef(alerts);
  useEffect(() => {
    if (seen.current === alerts) return;
    const timer = setTimeout(() => {
      seen.current = alerts;
      reload();
    }, settleMs);
    return () => clearTimeout(timer);
  }, [alerts, reload]);
}
