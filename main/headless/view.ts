/** The live view in a terminal: brokers, devices with their states, task runs, alerts. */
import type { Alert, Broker, Device, Entity, TaskRun } from '../../preload/contract.ts';
import { alertText } from '../service/alerts/texts.ts';
import type { Dispose, Listenable } from '../service/base/events.ts';
import { systemLine } from '../service/base/system-text.ts';
import type { ServiceEvents, Snapshot } from '../service/model/service.ts';
import type { LineWriter } from './lines.ts';

/** Text from a device, made safe for a terminal and short enough for a line. */
export function plain(text: string, length = 60): string {
  return systemLine(text, length);
}

/** The state with its unit, as a person would read it. */
export function stateText(entity: Entity): string {
  if (!entity.available) return 'unavailable';
  const unit = entity.attributes.unit_of_measurement;
  return plain(typeof unit === 'string' ? `${entity.state} ${unit}` : entity.state, 40);
}

function brokerLine(broker: Broker): string {
  return `broker ${plain(broker.name)} ${plain(broker.url, 120)} ${broker.state}${broker.reason === undefined ? '' : ` (${plain(broker.reason, 120)})`}`;
}

function deviceLines(device: Device, entities: ReadonlyMap<string, Entity>): string[] {
  const states = device.entityIds
    .map((id) => entities.get(id))
    .filter((entity) => entity !== undefined)
    .filter((entity) => entity.entityCategory === undefined && entity.hiddenByDefault !== true)
    .map((entity) => `    ${plain(entity.name, 44).padEnd(46)}${stateText(entity)}`);
  const place = device.area === undefined ? '' : ` (${plain(device.area, 24)})`;
  return states.length === 0 ? [] : [`  ${plain(device.name)}${place}`, ...states];
}

function alertLine(alert: Alert): string {
  const { title, body } = alertText(alert);
  return `alert ${alert.severity} ${alert.state}: ${plain(title)}${body === '' ? '' : `, ${plain(body, 120)}`}`;
}

function runLine(run: TaskRun): string {
  const end = run.result === undefined ? 'started' : `${run.result} in ${run.durationMs ?? 0} ms`;
  return `task ${plain(run.taskName)} ${end}${run.message === undefined ? '' : `: ${plain(run.message)}`}`;
}

/** What the view hears and shows. */
interface ViewedService extends Listenable<ServiceEvents> {
  snapshot(): Snapshot;
}

/** The whole home as lines of text. */
export function renderHome(service: ViewedService): string {
  const { brokers, devices, entities, alerts } = service.snapshot();
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const loose = entities.filter((entity) => entity.deviceId === undefined);
  return [
    ...brokers.map(brokerLine),
    `${devices.length} devices, ${entities.length} entities`,
    ...devices.flatMap((device) => deviceLines(device, byId)),
    ...loose.map((entity) => `  ${plain(entity.name, 46).padEnd(48)}${stateText(entity)}`),
    ...alerts.filter((alert) => alert.state !== 'recovered').map(alertLine),
  ].join('\n');
}

/** Redraws once a second in a terminal; elsewhere prints each change as a line, as far as somebody reads them. */
export function showLiveView(service: ViewedService, output: NodeJS.WriteStream, lines: LineWriter): Dispose {
  let leftOut = 0;
  const print = (line: string): void => {
    if (lines.isFull()) leftOut += 1;
    else {
      if (leftOut > 0) lines.write(`… ${leftOut} lines left out`);
      leftOut = 0;
      lines.write(line);
    }
  };
  if (output.isTTY) {
    const draw = (): void => {
      const rows = (output.rows ?? 40) - 1;
      const lines = renderHome(service).split('\n');
      const shown =
        lines.length > rows ? [...lines.slice(0, rows - 1), `… ${lines.length - rows + 1} more lines`] : lines;
      output.write(`\u001b[H\u001b[2J${shown.join('\n')}\n`);
    };
    const timer = setInterval(draw, 1_000);
    draw();
    return () => clearInterval(timer);
  }
  const disposers = [
    service.on('service.ready', ({ version, dataDir, builtinBroker }) => {
      print(
        `Inglenook ${version}, data in ${dataDir}${builtinBroker === undefined ? '' : `, broker on ${builtinBroker.url}`}`,
      );
    }),
    service.on('broker.changed', ({ broker }) => print(brokerLine(broker))),
    service.on('entity.changed', ({ entity }) => print(`${plain(entity.name, 48)}: ${stateText(entity)}`)),
    service.on('task.run', ({ run }) => print(runLine(run))),
    service.on('alert.raised', ({ alert }) => print(alertLine(alert))),
    service.on('alert.changed', ({ alert }) => print(alertLine(alert))),
  ];
  return () => {
    for (const dispose of disposers) dispose();
  };
}
