/** Sentences for error codes. The service speaks in codes; people read these. */
import type { ErrorCode, Failure } from '../../preload/contract.ts';

const sentences: Readonly<Record<ErrorCode, string>> = {
  'request.invalid': 'Something in this request is not valid.',
  'request.tooLarge': 'That is too large to send.',
  'request.tooMany': 'Too many requests at once. Try again in a moment.',
  'answer.tooLarge': 'There is too much to show at once.',
  'request.sender': 'The request came from a window that Inglenook does not know.',
  internal: 'Something went wrong inside Inglenook. The log has the details.',
  'entity.unknown': 'This entity no longer exists.',
  'entity.unavailable': 'The device is offline.',
  'device.unknown': 'This device no longer exists.',
  'command.unsupported': 'The device cannot do that.',
  'command.invalid': 'The device does not accept this value.',
  'command.template': "The device's own command template failed.",
  'command.timeout': 'The broker did not take the command in time.',
  'broker.unknown': 'This broker is not set up any more.',
  'broker.offline': 'Not connected to the broker, so nothing was sent.',
  'broker.refused': 'The broker refused the login. Check user name and password.',
  'broker.unreachable': 'Nothing answers at this address.',
  'broker.timeout': 'The broker did not answer in time.',
  'broker.tls': 'The secure connection failed: the certificate is not trusted.',
  'broker.url': 'This is not a broker address. It should look like mqtt://192.168.1.10:1883.',
  'task.unknown': 'This task no longer exists.',
  'task.invalid': 'This task is not complete.',
  'task.running': 'This task is already running.',
  'automation.unknown': 'This automation no longer exists.',
  'automation.invalid': 'This automation is not complete.',
  'alert.unknown': 'This alert no longer exists.',
  'settings.invalid': 'These settings are not valid.',
  'secrets.locked': 'The system keyring is locked. Unlock it, and try again.',
  'settings.readOnly': 'Settings cannot be saved: the data folder is read-only.',
  'history.unavailable': 'History is not available.',
  'service.stopped': 'The background service is stopped.',
  'clock.real': 'Time can only be moved in a simulation.',
};

/** True for a code of the closed list. */
function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(sentences, code);
}

/** A sentence for a failure, with its detail when there is one. */
export function sayFailure(failure: Failure): string {
  const sentence = isErrorCode(failure.code) ? sentences[failure.code] : `Failed: ${String(failure.code)}.`;
  return failure.detail === undefined || failure.detail === '' ? sentence : `${sentence} (${failure.detail})`;
}

/** A sentence for a broker's reason: an error code, optionally followed by `: detail`. */
export function sayReason(reason: string): string {
  const [code = '', ...rest] = reason.split(': ');
  if (!isErrorCode(code)) return reason;
  return sayFailure(rest.length === 0 ? { code } : { code, detail: rest.join(': ') });
}
