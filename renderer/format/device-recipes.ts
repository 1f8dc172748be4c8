/** The built-in broker as the settings of what is to connect to it: text to be copied into other programs. Pure. */

export interface BrokerAccess {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

export interface Recipe {
  readonly program: string;
  /** Where it goes, by the other program's own name. */
  readonly place: string;
  readonly text: string;
}

/** What an address such as `mqtt://192.168.1.20:1883` says, with a login. */
export function accessOf(url: string, username: string, password: string): BrokerAccess | undefined {
  const parsed = URL.parse(url);
  if (parsed === null) return undefined;
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  return { host, port: parsed.port === '' ? 1883 : Number(parsed.port), username, password };
}

/** Address and login in one, as a QR code carries them. */
export function accessUrl({ host, port, username, password }: BrokerAccess): string {
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  return `mqtt://${login}@${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Quoted for YAML, and for JSON: the one is a part of the other. */
const quoted = (text: string): string => JSON.stringify(text);

/** For the programs that most devices run, or are behind. */
export function recipesFor({ host, port, username, password }: BrokerAccess): readonly Recipe[] {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const shelly = { enable: true, server: authority, user: username, pass: password, rpc_ntf: true, status_ntf: true };
  return [
    {
      program: 'Tasmota',
      place: 'Console',
      text: `Backlog MqttHost ${host}; MqttPort ${port}; MqttUser ${username}; MqttPassword ${password}; SetOption19 0`,
    },
    {
      program: 'Zigbee2MQTT',
      place: 'configuration.yaml',
      text: [
        'mqtt:',
        `  server: ${quoted(`mqtt://${authority}`)}`,
        `  user: ${quoted(username)}`,
        `  password: ${quoted(password)}`,
      ].join('\n'),
    },
    {
      program: 'ESPHome',
      place: 'YAML',
      text: [
        'mqtt:',
        `  broker: ${quoted(host)}`,
        `  port: ${port}`,
        `  username: ${quoted(username)}`,
        `  password: ${quoted(password)}`,
        '  discovery: true',
      ].join('\n'),
    },
    {
      program: 'Shelly',
      place: 'http://SHELLY/rpc/MQTT.SetConfig',
      text: JSON.stringify({ config: shelly }),
    },
  ];
}

/** Without those that look alike, for it is typed into devices by hand. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const passwordLength = 16;

/** A password for the built-in broker, of 80 bits; `random` fills bytes as `crypto.getRandomValues` does. */
export function newPassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return Array.from(random(new Uint8Array(passwordLength)), (byte) => letters[byte % letters.length]).join('');
}
