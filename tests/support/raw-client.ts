/** A client of a broker packet by packet (MQTT 3.1.1), for what no library would do. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import mqttPacket, { type IConnectPacket, type Packet } from 'mqtt-packet';
import { waitUntil } from './wait-until.ts';

export class RawClient {
  readonly socket: Socket;
  readonly packets: Packet[] = [];
  /** Called for each packet as it comes. */
  onPacket: (packet: Packet) => void = () => undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    const parser = mqttPacket.parser({ protocolVersion: 4 });
    parser.on('packet', (packet) => {
      this.packets.push(packet);
      this.onPacket(packet);
    });
    socket.on('data', (chunk) => parser.parse(chunk));
    socket.on('error', () => undefined);
  }

  get isClosed(): boolean {
    return this.socket.destroyed || this.socket.readableEnded;
  }

  send(packet: Packet | Buffer): void {
    this.socket.write(Buffer.isBuffer(packet) ? packet : mqttPacket.generate(packet));
  }

  /** Waits for a packet of a kind that fits, and answers it. */
  async receive<C extends Packet['cmd']>(
    cmd: C,
    fits: (packet: Extract<Packet, { cmd: C }>) => boolean = () => true,
    deadlineMs?: number,
  ): Promise<Extract<Packet, { cmd: C }>> {
    const find = () =>
      this.packets.find((each): each is Extract<Packet, { cmd: C }> => each.cmd === cmd && fits(each as never));
    await waitUntil(cmd, () => find() !== undefined, deadlineMs);
    const found = find();
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  async subscribe(filter: string, qos: 0 | 1 | 2 = 0): Promise<void> {
    this.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos }] });
    await this.receive('suback');
  }

  /** Reads no more; what the broker sends fills the buffers of the system, and then waits. */
  freeze(): void {
    this.socket.removeAllListeners('data');
    this.socket.pause();
  }

  async closed(deadlineMs?: number): Promise<void> {
    await waitUntil('the broker closes the connection', () => this.isClosed, deadlineMs);
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Connects, and says nothing. */
export async function openRaw(port: number, host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect(port, host);
  const client = new RawClient(socket);
  await once(socket, 'connect');
  return client;
}

/** Connects and logs in; answers the client and the return code. */
export async function loginRaw(
  port: number,
  login: Partial<IConnectPacket> & { clientId: string },
): Promise<{ client: RawClient; code: number; sessionPresent: boolean }> {
  const client = await openRaw(port);
  client.send({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 0, ...login });
  const { returnCode = -1, sessionPresent } = await client.receive('connack');
  return { client, code: returnCode, sessionPresent };
}
