/**
 * On a system whose locale is POSIX or C, Chromium's language may be a tag that `Intl` refuses (`en-US@posix`), and so do
 * libraries that ask for it while they load.
 */
export function mendLanguage(navigator: { readonly language: string }): void {
  try {
    new Intl.NumberFormat(navigator.language);
  } catch {
    Object.defineProperty(navigator, 'language', {
      value: navigator.language.split('@')[0] || 'en-US',
      configurable: true,
    });
  }
}
