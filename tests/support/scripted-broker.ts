/** A broker that says and does what a test wants: it answers logins, subscriptions and pings, and leaves the rest to the test. */
import { createServer, type Socket } from 'node:net';
import mqttPacket, { type IConnackPacket, type IPublishPacket, type Packet } from 'mqtt-packet';
import { listenOnFreePort } from './ports.ts';

export interface ScriptedBroker {
  readonly url: string;
  /** Every packet that came, in order, of all connections. */
  readonly packets: Packet[];
  readonly published: IPublishPacket[];
  readonly connections: number;
  /** To the latest connection. */
  send(packet: Packet): void;
  /** Ends all connections without a farewell. */
  cut(): void;
  stop(): Promise<void>;
}

export interface Script {
  readonly version?: 4 | 5;
  /** What the CONNACK tells (MQTT 5), or a refusal. */
  readonly properties?: IConnackPacket['properties'];
  /** The reason code of the CONNACK, by the CONNECT's number, from 0. */
  readonly refuse?: (connection: number, connect: Packet) => number;
  readonly answersPings?: boolean;
  /** Acknowledges nothing when it answers false. */
  readonly acknowledges?: (publish: IPublishPacket) => boolean;
}

export async function startScriptedBroker(script: Script = {}): Promise<ScriptedBroker> {
  const { version = 5, properties = {} } = script;
  const packets: Packet[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let latest: Socket | undefined;
  const write = (socket: Socket, packet: Packet): void => {
    socket.write(mqttPacket.generate(packet, { protocolVersion: version }));
  };
  const answer = (socket: Socket, packet: Packet): void => {
    packets.push(packet);
    switch (packet.cmd) {
      case 'connect': {
        const code = script.refuse?.(connections - 1, packet) ?? 0;
        const told = version === 5 ? { reasonCode: code, properties } : { returnCode: code };
        write(socket, { cmd: 'connack', sessionPresent: false, ...told });
        return;
      }
      case 'subscribe':
        write(socket, { cmd: 'suback', messageId: packet.messageId ?? 0, granted: packet.subscriptions.map(() => 0) });
        return;
      case 'unsubscribe':
        write(socket, {
          cmd: 'unsuback',
          messageId: packet.messageId ?? 0,
          granted: packet.unsubscriptions.map(() => 0),
        });
        return;
      case 'pingreq':
        if (script.answersPings !== false) write(socket, { cmd: 'pingresp' });
        return;
      case 'publish':
        if (packet.qos === 0 || script.acknowledges?.(packet) === false) return;
        write(socket, { cmd: packet.qos === 1 ? 'puback' : 'pubrec', messageId: packet.messageId ?? 0 });
        return;
      case 'pubrel':
        write(socket, { cmd: 'pubcomp', messageId: packet.messageId ?? 0 });
        return;
      default:
        return;
    }
  };
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    latest = socket;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const parser = mqttPacket.parser({ protocolVersion: version });
    parser.on('packet', (packet) => answer(socket, packet));
    parser.on('error', () => socket.destroy());
    socket.on('data', (chunk) => parser.parse(chunk));
  });
  const port = await listenOnFreePort(server);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    packets,
    get published() {
      return packets.filter((packet): packet is IPublishPacket => packet.cmd === 'publish');
    },
    get connections() {
      return connections;
    },
    send: (packet) => {
      if (latest !== undefined) write(latest, packet);
    },
    cut,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
