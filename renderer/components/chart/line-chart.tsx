/** Numbers over time: a line, with the day before behind it, or bars; under it what they come to, and what is pointed at. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { sayNumber } from '../../format/values.ts';
import { say, words } from '../../words/words.ts';
import styles from './line-chart.module.css';
import { makePlot, type PlotContent, plotData, plotHeight } from './plot.ts';
import { type Summary, summaryOf } from './series.ts';

interface ChartProps extends PlotContent {
  readonly unit: string;
  readonly label: string;
  readonly digits?: number | undefined;
  /** Said behind the summary: "the older part is means". */
  readonly note?: string | undefined;
  /** Where the drawing is, for who wants it as a picture. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onZoom: (from: number, to: number) => void;
}

type Hover = { readonly at: number; readonly value: number | null };

export function LineChart(props: ChartProps): ReactNode {
  const { box, unit, label, bars, compared, targets = [], digits = 2 } = props;
  const chart = useRef<uPlot>(null);
  const latest = useRef(props);
  latest.current = props;
  const [hover, setHover] = useState<Hover>();
  const hasBars = bars !== undefined;
  const isCompared = compared !== undefined;
  const targetCount = targets.length;
  // Another kind of chart is made anew; what only goes on is handed to the one that is there.
  useEffect(() => {
    void hasBars;
    void isCompared;
    void targetCount;
    const element = box.current;
    if (element === null) return;
    const make = (): uPlot =>
      makePlot(element, () => latest.current, {
        onHover: setHover,
        onZoom: (from, to) => latest.current.onZoom(from, to),
      });
    chart.current = make();
    const resize = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height: plotHeight }));
    resize.observe(element);
    const theme = new MutationObserver(() => {
      chart.current?.destroy();
      chart.current = make();
    });
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resize.disconnect();
      theme.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [box, hasBars, isCompared, targetCount]);
  useEffect(() => {
    chart.current?.setData(plotData(props));
  }, [props]);
  const quantity = (value: number): string => `${sayNumber(value, digits)}${unit === '' ? '' : ` ${unit}`}`;
  return (
    <figure className={styles.chart}>
      <div ref={box} role="img" aria-label={label} />
      <figcaption className={styles.caption}>
        <span>{[...sayContent(props, quantity), props.note].filter((part) => part !== undefined).join(' · ')}</span>
        <span className={styles.hover} aria-hidden="true">
          {hover !== undefined && hover.value !== null && `${sayMoment(props, hover.at)}: ${quantity(hover.value)}`}
        </span>
      </figcaption>
    </figure>
  );
}

/** A bar is pointed at by its hour or its day. */
function sayMoment({ bars }: PlotContent, at: number): string {
  const bar = bars?.find(({ from, to }) => from <= at && at < to);
  if (bar === undefined) return words().dateTime(new Date(at));
  return bar.to - bar.from > 3_600_000 ? words().date(new Date(bar.from)) : words().dateTime(new Date(bar.from));
}

function sayContent({ line, bars }: PlotContent, quantity: (value: number) => string): readonly string[] {
  if (bars !== undefined) {
    const total = bars.reduce((sum, { value }) => sum + value, 0);
    return [say('controls.chartTotal', { total: quantity(total) })];
  }
  const summary: Summary | undefined = line === undefined ? undefined : summaryOf(line);
  if (summary === undefined) return [];
  return [
    say('controls.chartLow', { value: quantity(summary.low) }),
    say('controls.chartMean', { value: quantity(summary.mean) }),
    say('controls.chartHigh', { value: quantity(summary.high) }),
  ];
}
