/**
 * CARD 1.1. The answers to reset that clients know. `contact` is a My Number Card's own; the further contact ones are in
 * OpenSC's table of them. The contactless ones are PC/SC's, made of what the card says by radio.
 */
export const ATR = {
  contact: '3BE000FF8131FE4514',
  contactless: '3B888001000041E0B381A1003B',
  'contact-2': '3BDA13FF8131FB468012392F31C173C601C03B',
  'contact-3': '3BC5FF8131FB458073C6010000',
  'contact-4': '3BF59100FF918171FE400042000100D1D6',
  'contact-5': '3BF59100FF918171FE4000420001B3A115',
  'contactless-2': '3B888001000005E0B381A1007F',
  'contactless-3': '3B888001004B51FF0081D100BC',
  'contactless-4': '3B888001004B51FFB381D1000F',
} as const;

export type AtrName = keyof typeof ATR;

export const ATR_NAMES = Object.keys(ATR).filter((name): name is AtrName => name in ATR);

/** Historical bytes alone, no voltages or clocks, and both T=0 and T=1: what PC/SC makes up for a card by radio. */
const MADE_UP_BY_PCSC = /^3B8[0-9A-F]8001/;

/** The card's own answer to reset: it knows that of its contacts, whatever a reader makes up for its radio. */
export function contactAtr(atr: string): string {
  return MADE_UP_BY_PCSC.test(atr) ? ATR.contact : atr;
}
