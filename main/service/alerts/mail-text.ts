/** An alert as an e-mail: one plain text, nothing in its headers that is not meant for them. Pure. */

export interface MailText {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly atMs: number;
  /** Unlike that of any other; letters and digits. */
  readonly id: string;
}

/** Of a coded word: with what is around it, and the header's name before it, a line of 76 characters at most (RFC 2047). */
const wordBytes = 39;
const lineChars = 76;

/** The message as it goes over the wire. */
export function composeMail({ from, to, subject, body, atMs, id }: MailText): string {
  const host = addressOf(from).split('@').at(-1) || 'localhost';
  return [
    `From: ${oneLine(from)}`,
    `To: ${oneLine(to)}`,
    `Subject: ${coded(subject)}`,
    `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${oneLine(host)}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...folded(Buffer.from(body).toString('base64')),
    '',
  ].join('\r\n');
}

/** The bare address of "Home <home@example.com>". */
export function addressOf(written: string): string {
  return (/<([^<>]*)>\s*$/.exec(written)?.[1] ?? written).trim();
}

/** A line break would begin a header of the sender's own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Coded words, so that any letter and no sign of the protocol gets through; no character is cut in two. */
function coded(text: string): string {
  const words: string[] = [''];
  for (const character of oneLine(text)) {
    const longer = `${words.at(-1)}${character}`;
    if (Buffer.byteLength(longer) <= wordBytes) words[words.length - 1] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function folded(text: string): string[] {
  return text.match(new RegExp(`.{1,${lineChars}}`, 'g')) ?? [''];
}
