/** Made by build/mdi-icons.ts: every Material Design icon, in lazily loaded parts. */
declare module 'virtual:mdi-icons' {
  /** The SVG path of an icon by its name without `mdi:`; undefined when there is none of that name. */
  export function loadIconPath(name: string): Promise<string | undefined>;
}
