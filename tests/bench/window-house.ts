/**
 * A broker for the window's numbers: a house of lights, switches and sensors in rooms, whose devices all speak without
 * end once it is told to `go`, or `once` and then no more. Runs as a child process, so that it shares no thread with what is measured.
 */
import { createServer, type Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';

/** What the house is made of, and how many messages its devices say per second. */
export interface WindowHouse {
  readonly devices: number;
  readonly rooms: number;
  readonly rate: number;
}

/** What the process says first: where it listens, and how many entities it has. */
export interface Listening {
  readonly port: number;
  readonly entities: number;
}

/** Of one device: they share its state topic, and each reads its own field. */
const kinds = [
  [
    'light',
    'Light',
    {
      command_topic: 'bench/ignored',
      state_value_template: '{{ value_json.v0 }}',
      brightness_command_topic: 'bench/ignored',
    },
  ],
  ['switch', 'Switch', { command_topic: 'bench/ignored', value_template: '{{ value_json.v1 }}' }],
  ['sensor', 'Temperature', { device_class: 'temperature', unit_of_measurement: '°C' }],
  ['sensor', 'Humidity', { device_class: 'humidity', unit_of_measurement: '%' }],
  ['sensor', 'Power', { device_class: 'power', unit_of_measurement: 'W' }],
  ['binary_sensor', 'Motion', { device_class: 'motion', value_template: '{{ value_json.v5 }}' }],
] as const;

function encode(topic: string, payload: object, retain: boolean): Buffer {
  const message = { cmd: 'publish', topic, payload: JSON.stringify(payload), qos: 0, retain, dup: false } as const;
  return mqttPacket.generate(message, { protocolVersion: 5 });
}

/** As long as makers like them, and alike for their first half. */
function nameOf(index: number): string {
  return `Smart plug with energy metering and surge protection, upstairs ${index}`;
}

function* configsOf({ devices, rooms }: WindowHouse): Iterable<Buffer> {
  for (let index = 0; index < devices; index += 1) {
    const device = {
      identifiers: [`bench_${index}`],
      name: nameOf(index),
      manufacturer: 'Bench',
      model: 'Model 1',
      suggested_area: `Room ${index % rooms}`,
    };
    for (const [at, [platform, name, facts]] of kinds.entries()) {
      const id = `bench_${index}_${at}`;
      const value = { state_topic: `bench/${index}/state`, value_template: `{{ value_json.v${at} }}` };
      yield encode(
        `homeassistant/${platform}/${id}/config`,
        { name, unique_id: id, ...value, ...facts, device, origin: { name: 'bench' } },
        true,
      );
    }
  }
}

/** Of the six values two differ from the device's message before; a switch turns now and then. */
function stateOf(index: number, round: number): Buffer {
  const onOff = (every: number): string => (Math.floor(round / every) % 2 === 0 ? 'ON' : 'OFF');
  const values = { v0: onOff(16), v1: onOff(32), v2: 20 + (round % 50) / 10, v3: 40, v4: 100 + round, v5: onOff(8) };
  return encode(`bench/${index}/state`, values, false);
}

async function pour(socket: Socket, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (!socket.write(chunk)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()));
    if (socket.destroyed) return;
  }
}

/** Says states at the wanted rate; what a full socket held back is not made up for. */
function speak(socket: Socket, { devices, rate }: WindowHouse): void {
  let sent = 0;
  const stepMs = 5;
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer);
    if (socket.writableNeedDrain) return;
    const step = Array.from({ length: (rate * stepMs) / 1_000 }, () => {
      sent += 1;
      return stateOf(sent % devices, Math.floor(sent / devices));
    });
    socket.write(Buffer.concat(step));
  }, stepMs);
}

function main(house: WindowHouse): void {
  let client: Socket | undefined;
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    const parser = mqttPacket.parser({ protocolVersion: 5 });
    const answer = (packet: Packet): boolean => socket.write(mqttPacket.generate(packet, { protocolVersion: 5 }));
    parser.on('packet', (packet: Packet) => {
      if (packet.cmd === 'connect') answer({ cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false });
      else if (packet.cmd === 'pingreq') answer({ cmd: 'pingresp' });
      else if (packet.cmd === 'subscribe') {
        answer({ cmd: 'suback', messageId: packet.messageId ?? 1, granted: packet.subscriptions.map(() => 0) });
        if (packet.subscriptions.some(({ topic }) => topic.endsWith('/+/+/config'))) {
          // The app has a second connection, for what it missed: nothing is said there.
          client = socket;
          void pour(socket, configsOf(house));
        }
      }
    });
    socket.on('data', (chunk: Buffer) => parser.parse(chunk));
    socket.on('error', () => socket.destroy());
  });
  process.on('message', (message) => {
    if (client === undefined) return;
    if (message === 'once')
      void pour(
        client,
        Array.from({ length: house.devices }, (_, index) => stateOf(index, 0)),
      );
    else speak(client, house);
  });
  process.on('disconnect', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    process.send?.({ port, entities: house.devices * kinds.length } satisfies Listening);
  });
}

main(JSON.parse(process.argv[2] ?? '{}') as WindowHouse);
