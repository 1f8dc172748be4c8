/** Where newer versions of the app may come from. Pure. */

/** This machine, whatever its name servers say. */
const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Requests are made to nothing else: what is downloaded is run. */
export function isSafeUrl({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean {
  return protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname));
}

/** What is wrong with the address of a folder of releases; undefined when nothing is. */
export function updateAddressProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !isSafeUrl(url)) return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must not hold user or password';
  return url.search === '' && url.hash === '' ? undefined : 'must be the address of a folder, without ? and #';
}
