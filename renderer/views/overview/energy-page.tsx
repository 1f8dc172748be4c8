/** Energy: the power now, what today has come to, bars per hour and per day, and what each device takes. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { routeHash } from '../../app/route.ts';
import { LineChart } from '../../components/chart/line-chart.tsx';
import { startsOf } from '../../components/chart/series.ts';
import { ModeButton } from '../../components/ui/button.tsx';
import { useNow } from '../../components/ui/time-text.tsx';
import { sayNumber } from '../../format/values.ts';
import type { PageModel } from '../../state/model.ts';
import { useDigest } from '../../state/use-digest.ts';
import { modelOf, useHome, useStore } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';
import { powerNow } from '../home/chips.ts';
import { addBars, homeMeters, type Meter, meterBars, meterOf, sumOf, wattsOf } from './energy.ts';
import { Section } from './entity-tiles.tsx';
import styles from './overview.module.css';
import { useHistories } from './use-histories.ts';
import { useOverview } from './use-overview.ts';

/** So many meters are asked for their past. */
const asked = 32;
const days = 30;
const tickMs = 60_000;

function useMeters(): readonly Meter[] {
  const { energies } = useOverview();
  const store = useStore();
  return useMemo(() => {
    const { entities } = modelOf(store);
    const meters = energies.map((id) => entities.get(id)).map((entity) => entity && meterOf(entity));
    return meters.filter((meter) => meter !== undefined).slice(0, asked);
  }, [energies, store]);
}

export function EnergyPage(): ReactNode {
  const meters = useMeters();
  const ids = useMemo(() => meters.map(({ id }) => id), [meters]);
  const now = useNow(tickMs);
  const midnight = startsOf(now, now + 1, 'day')[0] ?? now;
  const monthStart = useMemo(
    () => startsOf(midnight - (days - 1) * 86_400_000 - 1, midnight, 'day')[1] ?? midnight,
    [midnight],
  );
  const today = useHistories(ids, midnight, 200);
  const month = useHistories(ids, monthStart, 400);
  const [step, setStep] = useState<'hour' | 'day'>('hour');
  const sums = useMemo(
    () =>
      new Map(
        meters.map((meter) => [meter.id, sumOf(meterBars(meter, today.get(meter.id) ?? [], midnight, now, 'hour'))]),
      ),
    [meters, today, midnight, now],
  );
  const counted = homeMeters(sums);
  const from = step === 'hour' ? midnight : monthStart;
  const to = step === 'hour' ? nextDay(midnight) : now;
  const answers = step === 'hour' ? today : month;
  const bars = addBars(
    meters
      .filter(({ id }) => counted.includes(id))
      .map((meter) => meterBars(meter, answers.get(meter.id) ?? [], from, to, step)),
  );
  const total = counted.reduce((sum, id) => sum + (sums.get(id) ?? 0), 0);
  return (
    <>
      <div className={styles.figures}>
        <PowerNow />
        {meters.length > 0 && <Figure label={say('overview.today')} value={words().quantity(total, 'kWh', 2)} />}
      </div>
      {meters.length > 0 && (
        <Section title={say('overview.used')}>
          <div className={styles.card}>
            <div className={styles.modes}>
              <ModeButton isOn={step === 'hour'} onPress={() => setStep('hour')}>
                {say('overview.byHour')}
              </ModeButton>
              <ModeButton isOn={step === 'day'} onPress={() => setStep('day')}>
                {say('overview.byDay')}
              </ModeButton>
            </div>
            <EnergyBars from={from} to={to} bars={bars} />
          </div>
        </Section>
      )}
      <PerDevice sums={sums} />
    </>
  );
}

/** The end of the day, also where it is longer or shorter than others. */
function nextDay(midnight: number): number {
  const date = new Date(midnight);
  date.setDate(date.getDate() + 1);
  return date.getTime();
}

function EnergyBars({ from, to, bars }: { from: number; to: number; bars: ReturnType<typeof addBars> }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  return (
    <LineChart
      from={from}
      to={to}
      bars={bars}
      unit="kWh"
      label={say('overview.used')}
      box={box}
      onZoom={() => undefined}
    />
  );
}

function Figure({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <div className={styles.figure}>
      <span className={styles.quiet}>{label}</span>
      <strong>{value}</strong>
    </div>
  );
}

function PowerNow(): ReactNode {
  const { powers } = useOverview();
  const make = useCallback(
    ({ entities }: PageModel) =>
      powerNow(powers.map((id) => entities.get(id)).filter((entity) => entity !== undefined)),
    [powers],
  );
  const power = useDigest(make, (a, b) => a === b);
  if (power === undefined) return null;
  return <Figure label={say('overview.now')} value={words().quantity(Math.round(power), 'W', 0)} />;
}

interface DeviceUse {
  readonly key: string;
  readonly name: string;
  readonly room: string | undefined;
  readonly watts: number | undefined;
  readonly kwh: number | undefined;
}

function PerDevice({ sums }: { sums: ReadonlyMap<string, number> }): ReactNode {
  const { powers } = useOverview();
  const home = useHome();
  const make = useCallback(
    ({ entities }: PageModel): readonly DeviceUse[] => {
      const uses = new Map<string, DeviceUse>();
      const add = (id: string, part: Pick<DeviceUse, 'watts' | 'kwh'>): void => {
        const card = home.cards.get(home.cardOf.get(id) ?? '');
        if (card === undefined) return;
        const known = uses.get(card.key);
        uses.set(card.key, {
          key: card.key,
          name: card.name.slice(0, 200),
          room: card.room,
          watts: known?.watts ?? part.watts,
          kwh: known?.kwh ?? part.kwh,
        });
      };
      for (const id of powers) {
        const entity = entities.get(id);
        if (entity !== undefined) add(id, { watts: wattsOf(entity), kwh: undefined });
      }
      for (const [id, kwh] of sums) add(id, { watts: undefined, kwh });
      return [...uses.values()].sort((a, b) => (b.watts ?? -1) - (a.watts ?? -1) || (b.kwh ?? -1) - (a.kwh ?? -1));
    },
    [powers, sums, home],
  );
  const uses = useDigest(make, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const most = Math.max(1, ...uses.map(({ watts = 0 }) => watts));
  return (
    <Section title={say('overview.perDevice')}>
      <ol className={styles.rows}>
        {uses.map(({ key, name, room, watts, kwh }) => (
          <li key={key} className={styles.row}>
            <span className={styles.rowWords}>
              <a href={routeHash('device', key)} dir="auto">
                {name}
              </a>
              <span className={styles.quiet}>{room ?? say('home.noRoom')}</span>
            </span>
            <span className={styles.meter} aria-hidden="true">
              <span className={styles.fill} style={{ width: `${(Math.max(0, watts ?? 0) / most) * 100}%` }} />
            </span>
            <span className={styles.value}>
              {watts === undefined ? '–' : `${sayNumber(watts, watts < 10 ? 1 : 0)} W`}
            </span>
            <span className={styles.outlook}>
              {kwh === undefined ? '' : say('overview.todayValue', { value: words().quantity(kwh, 'kWh', 2) })}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
