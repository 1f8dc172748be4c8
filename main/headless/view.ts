/** The live view in a terminal: brokers, devices with their states, task runs, alerts. */
import type { Alert, Broker, Device, Entity, TaskRun } from '../../preload/contract.ts';
import type { SpokenWords } from '../../preload/words/outside.ts';
import { alertText } from '../../preload/words/say-alert.ts';
import type { LineWriter } from '../api/lines.ts';
import { columnsOf, inColumns } from '../service/base/columns.ts';
import type { Dispose, Listenable } from '../service/base/events.ts';
import { systemLine } from '../service/base/system-text.ts';
import type { ServiceEvents, Snapshot } from '../service/model/service.ts';
import type { WordsHolder } from '../service/settings/words.ts';

/** Text from a device, made safe for a terminal and short enough for a line. */
export function plain(text: string, length = 60): string {
  return systemLine(text, length);
}

/** A text in a column of a table: Chinese characters are two columns wide. */
function padded(text: string, columns: number): string {
  const shown = inColumns(text, columns - 2);
  return `${shown}${' '.repeat(columns - columnsOf(shown))}`;
}

/** The state with its unit, as a person would read it. */
export function stateText(words: SpokenWords, entity: Entity): string {
  if (!entity.available) return words.say('terminal.unavailable');
  const unit = entity.attributes.unit_of_measurement;
  const value = Number(entity.state);
  const isNumber = entity.state.trim() !== '' && Number.isFinite(value);
  if (typeof unit !== 'string') return plain(entity.state, 40);
  return plain(isNumber ? words.quantity(value, unit) : `${entity.state} ${unit}`, 40);
}

function brokerLine(words: SpokenWords, broker: Broker): string {
  const line = { name: plain(broker.name), url: plain(broker.url, 120), state: broker.state };
  if (broker.reason === undefined) return words.say('terminal.broker', line);
  return words.say('terminal.brokerFor', { ...line, reason: plain(broker.reason, 120) });
}

function deviceLines(words: SpokenWords, device: Device, entities: ReadonlyMap<string, Entity>): string[] {
  const states = device.entityIds
    .map((id) => entities.get(id))
    .filter((entity) => entity !== undefined)
    .filter((entity) => entity.entityCategory === undefined && entity.hiddenByDefault !== true)
    .map((entity) => `    ${padded(plain(entity.name, 44), 46)}${stateText(words, entity)}`);
  const place = device.area === undefined ? '' : ` (${plain(device.area, 24)})`;
  return states.length === 0 ? [] : [`  ${plain(device.name)}${place}`, ...states];
}

function alertLine(words: SpokenWords, alert: Alert): string {
  const { title, body } = alertText(words, alert);
  const { severity, state } = alert;
  const text = words.list([plain(title), ...(body === '' ? [] : [plain(body, 120)])]);
  return words.say('terminal.alert', { severity, state, text });
}

function runLine(words: SpokenWords, run: TaskRun): string {
  const name = plain(run.taskName);
  const line =
    run.result === undefined
      ? words.say('terminal.runStarted', { name })
      : words.say('terminal.runEnded', { name, result: run.result, time: words.milliseconds(run.durationMs ?? 0) });
  return run.message === undefined ? line : words.say('readings.labelled', { label: line, text: plain(run.message) });
}

/** What the view hears and shows. */
interface ViewedService extends Listenable<ServiceEvents> {
  snapshot(): Snapshot;
  readonly words: Pick<WordsHolder, 'get'>;
}

/** The whole home as lines of text. */
function renderHome(service: ViewedService): string {
  const words = service.words.get();
  const { brokers, devices, entities, alerts } = service.snapshot();
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const loose = entities.filter((entity) => entity.deviceId === undefined);
  return [
    ...brokers.map((broker) => brokerLine(words, broker)),
    words.say('terminal.home', { devices: devices.length, entities: entities.length }),
    ...devices.flatMap((device) => deviceLines(words, device, byId)),
    ...loose.map((entity) => `  ${padded(plain(entity.name, 46), 48)}${stateText(words, entity)}`),
    ...alerts.filter((alert) => alert.state !== 'recovered').map((alert) => alertLine(words, alert)),
  ].join('\n');
}

/** Redraws once a second in a terminal; elsewhere prints each change as a line, as far as somebody reads them. */
export function showLiveView(service: ViewedService, output: NodeJS.WriteStream, lines: LineWriter): Dispose {
  let leftOut = 0;
  const print = (line: string): void => {
    if (lines.isFull()) leftOut += 1;
    else {
      if (leftOut > 0) lines.write(service.words.get().say('terminal.leftOut', { count: leftOut }));
      leftOut = 0;
      lines.write(line);
    }
  };
  if (output.isTTY) {
    const draw = (): void => {
      const rows = (output.rows ?? 40) - 1;
      const lines = renderHome(service).split('\n');
      const shown =
        lines.length > rows
          ? [...lines.slice(0, rows - 1), service.words.get().say('terminal.more', { count: lines.length - rows + 1 })]
          : lines;
      output.write(`\u001b[H\u001b[2J${shown.join('\n')}\n`);
    };
    const timer = setInterval(draw, 1_000);
    draw();
    return () => clearInterval(timer);
  }
  const disposers = [
    service.on('service.ready', ({ version, dataDir, builtinBroker }) => {
      const ready = service.words.get().say('terminal.ready', { version, folder: dataDir });
      const { url } = builtinBroker ?? {};
      const words = service.words.get();
      print(url === undefined ? ready : words.list([ready, words.say('terminal.builtin', { url })]));
    }),
    service.on('broker.changed', ({ broker }) => print(brokerLine(service.words.get(), broker))),
    service.on('entity.changed', ({ entity }) => {
      const words = service.words.get();
      print(words.say('readings.labelled', { label: plain(entity.name, 48), text: stateText(words, entity) }));
    }),
    service.on('task.run', ({ run }) => print(runLine(service.words.get(), run))),
    service.on('alert.raised', ({ alert }) => print(alertLine(service.words.get(), alert))),
    service.on('alert.changed', ({ alert }) => print(alertLine(service.words.get(), alert))),
  ];
  return () => {
    for (const dispose of disposers) dispose();
  };
}
