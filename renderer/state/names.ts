/** Names as they are shown and compared: beside a device's name, in a room, among others that begin alike. Pure. */

/** Letters that do not come apart into a plain one and a mark. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['þ', 'th'],
]);

const plain = /^[\x20-\x7e]*$/;

/** Folds case, accents and spaces, so that "Hall" and "hall " are one room and "kuche" finds "Küche". */
export function foldText(text: string): string {
  // Most names are plain, and a large home has many.
  if (plain.test(text)) return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðıþ]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A name without the room that it stands in: "Kitchen lamp" in the kitchen is "Lamp". */
export function nameInRoom(name: string, room: string | undefined): string {
  if (room === undefined || room.trim() === '') return name;
  const [text, part] = [name.trim(), room.trim()];
  if (text.length <= part.length + 1) return name;
  const isWord = (at: number): boolean => !/[\p{L}\p{N}]/u.test(text.charAt(at));
  if (foldText(text.slice(0, part.length)) === foldText(part) && isWord(part.length)) {
    const rest = text.slice(part.length).replace(/^[\s:,–-]+/u, '');
    return rest === '' ? name : rest.charAt(0).toUpperCase() + rest.slice(1);
  }
  const start = text.length - part.length;
  if (foldText(text.slice(start)) === foldText(part) && isWord(start - 1)) {
    const rest = text.slice(0, start).replace(/[\s:,–(-]+$/u, '');
    // "Lamp in the hall" is not "Lamp in the".
    return rest === '' || /\s\p{L}{1,3}$/u.test(rest) ? name : rest;
  }
  return name;
}

/** Longer names may not fit into two lines of a tile. */
const fitChars = 34;
const headChars = 12;

/** A long name that begins like another one is cut in its middle, where they do not differ. */
export function distinctName(name: string, others: readonly string[]): string {
  if (name.length <= fitChars) return name;
  const start = name.slice(0, fitChars - 10);
  if (!others.some((other) => other !== name && other.startsWith(start))) return name;
  const head = name.slice(0, headChars).replace(/\s+\S*$/u, '');
  const tail = name.slice(-(fitChars - headChars - 2)).replace(/^\S*\s+/u, '');
  return `${head}… ${tail}`;
}
