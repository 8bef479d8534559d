import { join } from 'node:path';
import type { BuiltParts } from '../built-parts';

/** The files that a store's screens are made of: without one of them a screen would stay empty. */
export function kioskPages({ renderer, preload, centreProcess }: BuiltParts): readonly string[] {
  const names = ['kiosk', 'operator'];
  return [
    ...names.map((name) => join(renderer, name, 'index.html')),
    ...names.map((name) => join(preload, `${name}.cjs`)),
    centreProcess,
  ];
}
