/** Times of the harness. Real Electron starts in 2 to 5 s on two cores, and twice that where others test beside it. */
export const waits = {
  /** For about 200 MB from the package registry. */
  fetchMs: 5 * 60_000,
  /** For a helper (X server, bus) to say that it is there. */
  helperMs: 15_000,
} as const;
