/** Our own thin layer over uPlot: colours of the theme, axes in the person's language, lines with holes, bars. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { sayNumber } from '../../format/values.ts';
import { words } from '../../words/words.ts';
import type { Bar, Line } from './series.ts';

export const plotHeight = 220;
const daySeconds = 86_400;
/** A shorter drag is a click. */
const leastDrag = 8;

export interface PlotContent {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly line?: Line | undefined;
  /** Drawn pale behind the line: the day before. */
  readonly compared?: Line | undefined;
  /** Drawn dashed: what the line is to come to. */
  readonly targets?: readonly Line[] | undefined;
  readonly bars?: readonly Bar[] | undefined;
}

export interface PlotListener {
  /** Undefined when the pointer has left. */
  onHover(hover: { readonly at: number; readonly value: number | null } | undefined): void;
  onZoom(from: number, to: number): void;
}

/** Under the axis: the time of day, or the day where ticks are days apart. `at` is in seconds. */
function sayTick(at: number, apart: number): string {
  const date = new Date(at * 1_000);
  return apart >= daySeconds ? words().day(date) : words().time(date);
}

/** What uPlot draws; all lines have the times of all, for uPlot has one axis of times. */
export function plotData({ line, compared, targets = [], bars }: PlotContent): uPlot.AlignedData {
  const seconds = (times: readonly number[]): number[] => times.map((at) => at / 1_000);
  if (bars !== undefined) {
    return [seconds(bars.map(({ from, to }) => (from + to) / 2)), bars.map(({ value }) => value)];
  }
  const lines = [line ?? { times: [], values: [] }, ...(compared === undefined ? [] : [compared]), ...targets];
  const tables = lines.map(({ times, values }): uPlot.AlignedData => [seconds(times), [...values]]);
  // Where only another line has a point, this one goes on; where it has a hole, it stays one.
  return tables.length === 1 && tables[0] !== undefined ? tables[0] : uPlot.join(tables);
}

function seriesOf(content: PlotContent, colour: (name: string) => string): uPlot.Series[] {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const paths = stepped === undefined ? {} : { paths: stepped };
  const accent = colour('--accent');
  if (content.bars !== undefined) {
    const drawn = uPlot.paths.bars?.({ size: [0.7, 56], radius: 0.12 });
    return [
      {
        fill: accent,
        stroke: accent,
        width: 0,
        points: { show: false },
        ...(drawn === undefined ? {} : { paths: drawn }),
      },
    ];
  }
  const own: uPlot.Series = {
    stroke: accent,
    width: 2,
    fill: `color-mix(in srgb, ${accent} 12%, transparent)`,
    points: { show: false },
    ...paths,
  };
  const dashed = (name: string): uPlot.Series => ({
    stroke: colour(name),
    width: 1.5,
    dash: [5, 4],
    points: { show: false },
    ...paths,
  });
  return [
    own,
    ...(content.compared === undefined ? [] : [dashed('--text-3')]),
    ...(content.targets ?? []).map(() => dashed('--text-2')),
  ];
}

/** A chart in `element`. `content` is asked whenever it is drawn, so that it can go on without being made anew. */
export function makePlot(element: HTMLElement, content: () => PlotContent, listener: PlotListener): uPlot {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--text-2'),
    font: `12px ${colour('--font')}`,
    grid: { stroke: colour('--border'), width: 1 },
    ticks: { show: false },
  };
  const isBars = content().bars !== undefined;
  return new uPlot(
    {
      width: element.clientWidth,
      height: plotHeight,
      legend: { show: false },
      // The last label stands half beyond the last tick.
      padding: [null, 28, null, null],
      scales: {
        x: { range: () => [content().from / 1_000, content().to / 1_000] },
        ...(isBars
          ? { y: { range: (_: uPlot, low: number, high: number) => [Math.min(0, low), Math.max(high * 1.05, 0.1)] } }
          : {}),
      },
      axes: [
        { ...axis, space: 72, size: 34, values: (_, splits, __, ___, apart) => splits.map((at) => sayTick(at, apart)) },
        { ...axis, size: 56, values: (_, values) => values.map((value) => sayNumber(value)) },
      ],
      series: [{}, ...seriesOf(content(), colour)],
      cursor: { y: false, drag: { x: true, y: false, setScale: false } },
      hooks: {
        setCursor: [
          (chart) => {
            const { idx } = chart.cursor;
            const at = idx === null || idx === undefined ? undefined : chart.data[0][idx];
            listener.onHover(
              at === undefined || idx === null || idx === undefined
                ? undefined
                : { at: at * 1_000, value: chart.data[1]?.[idx] ?? null },
            );
          },
        ],
        setSelect: [
          (chart) => {
            const { left, width } = chart.select;
            if (width < leastDrag) return;
            listener.onZoom(chart.posToVal(left, 'x') * 1_000, chart.posToVal(left + width, 'x') * 1_000);
            chart.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          },
        ],
      },
    },
    plotData(content()),
    element,
  );
}

/** The chart as a PNG in base64, on the colour of its panel. */
export function plotPicture(element: HTMLElement): string | undefined {
  const drawn = element.querySelector('canvas');
  if (drawn === null) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
}
