/** A line over time, drawn by uPlot in the colours of the theme. */
import { type ReactNode, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { HistoryPoint } from '../../../preload/contract.ts';
import { sayNumber, toNumber } from '../../format/values.ts';
import { say, words } from '../../words/words.ts';
import styles from './line-chart.module.css';

const height = 220;
const daySeconds = 86_400;

/** Seconds and values; a state that is no number leaves a gap. The last value holds until the end. */
function chartData(points: readonly HistoryPoint[], to: number): [number[], (number | null)[]] {
  const times = points.map((point) => point.at / 1_000);
  const values = points.map((point) => toNumber(point.state) ?? null);
  const last = values.at(-1);
  if (last !== undefined && (times.at(-1) ?? 0) < to / 1_000) {
    times.push(to / 1_000);
    values.push(last);
  }
  return [times, values];
}

function draw(element: HTMLElement, props: LineChartProps): uPlot {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const font = `12px ${colour('--font')}`;
  const axis = {
    stroke: colour('--text-2'),
    font,
    grid: { stroke: colour('--border'), width: 1 },
    ticks: { show: false },
  };
  const { from, to, points, unit } = props;
  return new uPlot(
    {
      width: element.clientWidth,
      height,
      scales: { x: { range: [from / 1_000, to / 1_000] } },
      axes: [
        { ...axis, space: 72, values: (_, splits, __, ___, apart) => splits.map((at) => sayTick(at, apart)) },
        { ...axis, size: 56, values: (_, values) => values.map((value) => sayNumber(value)) },
      ],
      series: [
        {
          label: say('controls.chartTime'),
          value: (_, at) => (at === null ? '–' : words().dateTime(new Date(at * 1_000))),
        },
        {
          label: unit === '' ? say('readings.value') : unit,
          stroke: colour('--accent'),
          width: 2,
          fill: `color-mix(in srgb, ${colour('--accent')} 12%, transparent)`,
          points: { show: points.length < 30 },
          value: (_, value) => (value === null ? '–' : `${sayNumber(value)} ${unit}`),
          ...stepped(),
        },
      ],
      cursor: { y: false },
    },
    chartData(points, to),
    element,
  );
}

/** Under the axis: the time of day, or the day where ticks are days apart. `at` is in seconds. */
function sayTick(at: number, apart: number): string {
  const date = new Date(at * 1_000);
  return apart >= daySeconds ? words().day(date) : words().time(date);
}

/** A state holds until the next one comes, so the line has steps. */
function stepped(): Pick<uPlot.Series, 'paths'> {
  const paths = uPlot.paths.stepped?.({ align: 1 });
  return paths === undefined ? {} : { paths };
}

interface LineChartProps {
  readonly from: number;
  readonly to: number;
  readonly points: readonly HistoryPoint[];
  readonly unit: string;
  readonly label: string;
}

export function LineChart(props: LineChartProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { from, to, points, unit, label } = props;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let chart = draw(element, { from, to, points, unit, label });
    const redraw = (): void => {
      chart.destroy();
      chart = draw(element, { from, to, points, unit, label });
    };
    const resize = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resize.disconnect();
      theme.disconnect();
      chart.destroy();
    };
  }, [from, to, points, unit, label]);
  const values = points.map((point) => toNumber(point.state)).filter((value) => value !== undefined);
  return (
    <figure className={styles.chart}>
      <div ref={box} role="img" aria-label={label} />
      <figcaption className={styles.caption}>
        {values.length > 0 &&
          [
            say('controls.chartRange', {
              low: `${sayNumber(values.reduce((a, b) => Math.min(a, b)))} ${unit}`,
              high: `${sayNumber(values.reduce((a, b) => Math.max(a, b)))} ${unit}`,
            }),
            points.some(({ meanSeconds }) => meanSeconds !== undefined) ? say('controls.chartMeans') : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
      </figcaption>
    </figure>
  );
}
