/** How close a typed word is to a known one. Pure. */

/** 3 = the same, 2 = its beginning, 1 = typed wrong, 0 = another word. Both folded. */
export function closeness(typed: string, known: string): 0 | 1 | 2 | 3 {
  if (typed === known) return 3;
  if (typed.length >= 2 && known.startsWith(typed)) return 2;
  const allowed = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  if (allowed === 0 || Math.abs(typed.length - known.length) > allowed) return 0;
  // Hardly anybody errs in both of the first letters, and most words are ruled out by them.
  if (typed[0] !== known[0] && typed[1] !== known[1] && typed[0] !== known[1]) return 0;
  return mistypes(typed, known) <= allowed ? 1 : 0;
}

/** Letters that are wrong, missing or too many, and neighbours that changed places. */
export function mistypes(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
