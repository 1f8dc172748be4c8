/**
 * A broker that only pours: it answers CONNECT, SUBSCRIBE and PINGREQ, sends the discovery configs to whoever subscribes
 * for them, and on `go` sends prepared state messages as fast as the socket takes them. Runs as a child process, so that
 * it shares no thread with what is measured; the same packets go to every client.
 */
import { createServer, type Socket } from 'node:net';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { configsOf, type HomeShape, statesOf } from './home.ts';

interface Flip {
  readonly kind: 'flip';
}

interface Go {
  readonly kind: 'go';
  readonly messages: number;
  /** Messages per second; absent = as fast as the socket takes them. */
  readonly rate?: number;
}

function encode(topic: string, payload: string, retain: boolean): Buffer {
  return mqttPacket.generate({ cmd: 'publish', topic, payload, qos: 0, retain, dup: false }, { protocolVersion: 5 });
}

/** Writes buffers in order and waits whenever the socket is full. */
async function pour(socket: Socket, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (!socket.write(chunk)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()));
    if (socket.destroyed) return;
  }
}

function* batches(messages: Iterable<Buffer>, size: number): Iterable<Buffer> {
  let batch: Buffer[] = [];
  for (const message of messages) {
    batch.push(message);
    if (batch.length < size) continue;
    yield Buffer.concat(batch);
    batch = [];
  }
  yield Buffer.concat(batch);
}

function main(shape: HomeShape): void {
  const configs = Array.from(configsOf(shape), ([topic, payload]) => encode(topic, payload, true));
  // One round per value, prepared beforehand: encoding must not be what is measured.
  const rounds = Array.from({ length: 8 }, (_, round) =>
    Array.from(statesOf(shape, round), ([topic, payload]) => encode(topic, payload, false)),
  );
  let client: Socket | undefined;
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    const parser = mqttPacket.parser({ protocolVersion: 5 });
    parser.on('packet', (packet: Packet) => {
      if (packet.cmd === 'connect') {
        const version = packet.protocolVersion ?? 4;
        socket.write(
          mqttPacket.generate(
            { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false },
            { protocolVersion: version },
          ),
        );
      } else if (packet.cmd === 'subscribe') {
        const granted = packet.subscriptions.map(() => 0);
        socket.write(
          mqttPacket.generate({ cmd: 'suback', messageId: packet.messageId ?? 1, granted }, { protocolVersion: 5 }),
        );
        // As a bridge keeps it: whoever subscribes gets it again.
        const wantsBridge = packet.subscriptions.some(({ topic }) => topic === 'bench/bridge/state');
        if (wantsBridge) socket.write(encode('bench/bridge/state', 'offline', true));
        const wantsConfigs = packet.subscriptions.some(({ topic }) => topic === '#' || topic.endsWith('/+/+/config'));
        if (!wantsConfigs) return;
        // A client may have a second connection, for messages that the broker keeps: what is measured goes to this one.
        client = socket;
        void pour(socket, batches(configs, 50));
      } else if (packet.cmd === 'pingreq') socket.write(mqttPacket.generate({ cmd: 'pingresp' }));
    });
    socket.on('data', (chunk: Buffer) => parser.parse(chunk));
    socket.on('error', () => socket.destroy());
  });
  function* states(count: number): Iterable<Buffer> {
    for (let index = 0; index < count; index += 1) {
      const round = rounds[Math.floor(index / shape.topics) % rounds.length];
      const message = round?.[index % shape.topics];
      if (message !== undefined) yield message;
    }
    yield encode('bench/done', '{}', false);
  }
  const paced = async (socket: Socket, count: number, rate: number): Promise<void> => {
    const started = performance.now();
    let sent = 0;
    while (sent < count) {
      const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * rate));
      for (; sent < due; sent += 1) {
        const topic = `bench/${sent % shape.topics}/state`;
        // The delay is measured with one clock for both processes: milliseconds since the epoch, with fractions.
        const at = performance.timeOrigin + performance.now();
        socket.write(encode(topic, JSON.stringify({ v0: sent, v1: at, v2: 2, v3: 3, v4: 4, v5: 5 }), false));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    socket.write(encode('bench/done', '{}', false));
  };
  process.on('message', (message: Go | Flip) => {
    if (client === undefined) return;
    if (message.kind === 'flip') client.write(encode('bench/bridge/state', 'online', false));
    else if (message.rate === undefined) void pour(client, batches(states(message.messages), 64));
    else void paced(client, message.messages, message.rate);
  });
  process.on('disconnect', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ kind: 'listening', port: typeof address === 'object' ? address?.port : 0 });
  });
}

main(JSON.parse(process.argv[2] ?? '{}') as HomeShape);
