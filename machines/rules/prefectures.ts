/** Japan's regions, as the chains' documents name them, with their prefectures. */
export const PREFECTURES_BY_REGION = {
  hokkaido: ['hokkaido'],
  tohoku: ['aomori', 'iwate', 'miyagi', 'akita', 'yamagata', 'fukushima'],
  kanto: ['ibaraki', 'tochigi', 'gunma', 'saitama', 'chiba', 'tokyo', 'kanagawa'],
  chubu: ['niigata', 'toyama', 'ishikawa', 'fukui', 'yamanashi', 'nagano', 'gifu', 'shizuoka', 'aichi'],
  kinki: ['mie', 'shiga', 'kyoto', 'osaka', 'hyogo', 'nara', 'wakayama'],
  chugoku: ['tottori', 'shimane', 'okayama', 'hiroshima', 'yamaguchi'],
  shikoku: ['tokushima', 'kagawa', 'ehime', 'kochi'],
  kyushu: ['fukuoka', 'saga', 'nagasaki', 'kumamoto', 'oita', 'miyazaki', 'kagoshima'],
  okinawa: ['okinawa'],
} as const;

export type Region = keyof typeof PREFECTURES_BY_REGION;
export type Prefecture = (typeof PREFECTURES_BY_REGION)[Region][number];

export const REGIONS = Object.keys(PREFECTURES_BY_REGION) as readonly Region[];
export const PREFECTURES: readonly Prefecture[] = Object.values(PREFECTURES_BY_REGION).flat();

/** The main island: Tohoku, Kanto, Chubu, Kinki and Chugoku. */
export const HONSHU: readonly Region[] = ['tohoku', 'kanto', 'chubu', 'kinki', 'chugoku'];

/** The region that a prefecture lies in. */
export function regionOf(prefecture: Prefecture): Region {
  const region = REGIONS.find((name) => PREFECTURES_BY_REGION[name].some((member) => member === prefecture));
  if (region === undefined) throw new RangeError(`no region has the prefecture ${prefecture}`);
  return region;
}
