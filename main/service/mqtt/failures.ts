/** What went wrong between us and a broker, from the codes of Node and MQTT to ours. Pure. */
import type { Failure } from '../base/errors.ts';

const network: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'no answer from the name server',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  ENETDOWN: 'no network',
  EPIPE: 'the connection was closed',
};

/** From an error of a socket. Those of certificates and handshakes become `broker.tls`. */
export function networkFailure(error: Error & { code?: unknown }): Failure {
  const code = typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return { code: 'broker.unreachable', detail: error.message.slice(0, 200) };
  if (code === 'ETIMEDOUT') return { code: 'broker.timeout', detail: code };
  const said = Object.hasOwn(network, code) ? network[code] : undefined;
  if (said !== undefined) return { code: 'broker.unreachable', detail: `${said} (${code})` };
  // What is left of a TLS connection are the codes of OpenSSL and of X.509 verification.
  if (
    /^(ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO$|CERT_|CRL_|UNABLE_|DEPTH_|SELF_|INVALID_|PATH_|HOSTNAME_|ERROR_IN_)/.test(code)
  ) {
    return { code: 'broker.tls', detail: code };
  }
  return { code: 'broker.unreachable', detail: code };
}

/** CONNACK codes of a broker that does not speak the MQTT version: of MQTT 3.1.1, and of MQTT 5. */
export const versionRefused: ReadonlySet<number | undefined> = new Set([1, 132]);

/** CONNACK codes of a broker that does not take our last will: it keeps nothing retained, or knows only a lower QoS. */
export const willRefused: ReadonlySet<number | undefined> = new Set([154, 155]);

interface Refusal {
  readonly detail: string;
  /** The same login will be refused again. */
  readonly isFinal: boolean;
}

/** CONNACK codes: 1-5 of MQTT 3.1.1 (3.2.2.3), from 128 of MQTT 5 (3.2.2.2). */
const refusals = new Map<number, Refusal>([
  [1, { detail: 'the broker does not speak this MQTT version', isFinal: true }],
  [2, { detail: 'the client id was rejected', isFinal: true }],
  [3, { detail: 'the broker is not available', isFinal: false }],
  [4, { detail: 'bad user name or password', isFinal: true }],
  [5, { detail: 'not authorized', isFinal: true }],
  [128, { detail: 'unspecified error', isFinal: false }],
  [131, { detail: 'implementation specific error', isFinal: false }],
  [132, { detail: 'the broker does not speak this MQTT version', isFinal: true }],
  [133, { detail: 'the client id was rejected', isFinal: true }],
  [134, { detail: 'bad user name or password', isFinal: true }],
  [135, { detail: 'not authorized', isFinal: true }],
  [136, { detail: 'the broker is not available', isFinal: false }],
  [137, { detail: 'the broker is busy', isFinal: false }],
  [138, { detail: 'banned', isFinal: true }],
  [140, { detail: 'bad authentication method', isFinal: true }],
  [151, { detail: 'quota exceeded', isFinal: false }],
  [154, { detail: 'the broker does not keep retained messages', isFinal: true }],
  [155, { detail: 'the broker does not support this quality of service', isFinal: true }],
  [156, { detail: 'the broker says to use another server', isFinal: true }],
  [157, { detail: 'the broker has moved', isFinal: true }],
  [159, { detail: 'too many connections at once', isFinal: false }],
]);

/** From the code of a CONNACK that refused. Unknown codes are final: trying again would ask for more trouble. */
export function refusalOf(code: number): { readonly failure: Failure; readonly isFinal: boolean } {
  const { detail, isFinal } = refusals.get(code) ?? { detail: `reason code ${code}`, isFinal: true };
  return { failure: { code: isFinal ? 'broker.refused' : 'broker.unreachable', detail }, isFinal };
}

/** DISCONNECT reason code of MQTT 5 (3.14.2.1): another connection came with our client id. */
export const sessionTakenOver = 142;

const endings = new Map<number, string>([
  [137, 'the broker is busy'],
  [139, 'the broker is shutting down'],
  [141, 'the broker heard nothing from us'],
  [sessionTakenOver, 'another client uses the same client id'],
  [149, 'a packet was too large'],
  [151, 'quota exceeded'],
  [152, 'an administrator ended the connection'],
  [160, 'the broker limits how long a connection may last'],
]);

/** From the reason code with which a broker ended an MQTT 5 connection. */
export function endingFailure(code: number): Failure {
  return { code: 'broker.unreachable', detail: endings.get(code) ?? `the broker ended the connection (${code})` };
}
