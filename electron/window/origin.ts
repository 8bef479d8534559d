/** The origin of an address. The URL class knows none (`null`) for a scheme of one's own. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
