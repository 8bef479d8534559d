import type { Language } from '../../machines/language';
import type { ScreenPicture } from './electron-driver';
import type { Scenario } from './scenario';
import type { Step } from './scenario-format';

/**
 * The same scenario as somebody plays it who speaks that language: chosen at the phone, and at the kiosk before each start
 * (INV-7). What the screens have to say is expected in the scenario's own language alone, and left out.
 */
export function inLanguage(scenario: Scenario, language: Language): Scenario {
  const chosen = (name: 'phone.language' | 'kiosk.language', line: number): Step => ({
    name,
    argument: language,
    line,
  });
  const steps = scenario.steps.flatMap((step): readonly Step[] => {
    if (step.name === 'kiosk.start') return [chosen('kiosk.language', step.line), step];
    if (step.name !== 'expect') return [step];
    return [{ ...step, argument: { ...step.argument, says: undefined } }];
  });
  return { ...scenario, steps: [chosen('phone.language', 1), ...steps] };
}

const STYLE = `
body { margin: 1rem; font: 1rem/1.4 sans-serif; background: #eff3f5; color: #14202b; }
ol { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; align-items: flex-start; }
img { display: block; height: 30rem; border: 1px solid #64757f; }
`;

/** One page with everything that a person saw in a session, in its order; the pictures are in the page itself. */
export function sessionPage(name: string, language: Language, pictures: readonly ScreenPicture[]): string {
  const items = pictures.map(({ page, screen, step, jpeg }, index) => {
    const caption = `${index + 1}. ${page}: ${screen} (${step})`;
    const image = `<img src="data:image/jpeg;base64,${jpeg.toString('base64')}" alt="${caption}">`;
    return `<li><figure>${image}<figcaption>${caption}</figcaption></figure></li>`;
  });
  const title = `Ansho: ${name.replace(/[&<>"']/g, '')} (${language})`;
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>`,
    `<body><h1>${title}</h1><p>A simulator: no real card, no real person.</p><ol>`,
    ...items,
    '</ol></body></html>\n',
  ].join('\n');
}
