/** The origin of an address; undefined for what is no address. The URL class knows none (`null`) for a scheme of one's own. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
