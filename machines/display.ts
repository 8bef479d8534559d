/** How large the kiosk's texts are. */
export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** How the kiosk's screens look: dark ink on light ground, the strongest contrast there is, or light ink on dark ground. */
export const APPEARANCES = ['standard', 'high-contrast', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** Whether the screens are read out. */
export const VOICES = ['off', 'on'] as const;
export type Voice = (typeof VOICES)[number];

/** How a person wants the screens to look and sound. */
export interface Display {
  readonly textSize: TextSize;
  readonly appearance: Appearance;
  readonly voice: Voice;
}

/** INV-7. How the screens look and sound at every session's beginning. */
export const FIRST_DISPLAY: Display = { textSize: 'normal', appearance: 'standard', voice: 'off' };
