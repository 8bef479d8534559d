import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { APPEARANCES, TEXT_SIZES, type Appearance, type TextSize } from '../../machines/display';
import { LANGUAGES, type Language } from '../../machines/language';
import { galleryPage, type Picture } from '../simulation/gallery-page';
import { KIOSK_SCENES, KIOSK_SIZES, STILL_THERE } from '../simulation/kiosk-scenes';
import { openKioskStage } from '../simulation/kiosk-stage';
import { say } from './verb';

interface GalleryOptions {
  readonly out: string;
  readonly language?: Language;
  readonly appearance?: Appearance;
  readonly textSize: TextSize;
}

/** Nobody looks at a pixel here: these pictures are for seeing what a screen is like. */
const PICTURE = { type: 'jpeg', quality: 70 } as const;

async function hang({ out, language, appearance, textSize }: GalleryOptions): Promise<void> {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  const stage = await openKioskStage();
  try {
    for (const size of KIOSK_SIZES) {
      await stage.resize(size);
      for (const spoken of language === undefined ? LANGUAGES : [language]) {
        for (const look of appearance === undefined ? APPEARANCES : [appearance]) {
          for (const { name, view } of [...KIOSK_SCENES, STILL_THERE]) {
            const screen = `${size.width}x${size.height}`;
            const file = `${[screen, spoken, look, textSize, name].join('-')}.jpg`;
            await stage.show({ ...view, language: spoken, appearance: look, textSize });
            await stage.page.screenshot({ ...PICTURE, path: join(folder, file) });
            pictures.push({ file, screen, language: spoken, appearance: look, name });
          }
          say(`${pictures.length} pictures`);
        }
      }
    }
  } finally {
    await stage.close();
  }
  writeFileSync(join(folder, 'index.html'), galleryPage(pictures));
  say(`The gallery is in ${join(folder, 'index.html')}: ${pictures.length} pictures.`);
}

/** `gallery`: every screen of the kiosk, in every language, size and appearance, as pictures on one page. */
export function addGalleryVerb(program: Command): void {
  program
    .command('gallery')
    .description('pictures of every screen of the kiosk, in every language, size and appearance, on one page')
    .option('--out <folder>', 'where the page and its pictures go', join('out', 'gallery'))
    .addOption(new Option('--language <language>', 'this language alone').choices(LANGUAGES))
    .addOption(new Option('--appearance <appearance>', 'this appearance alone').choices(APPEARANCES))
    .addOption(new Option('--text-size <size>', 'how large the texts are').choices(TEXT_SIZES).default('normal'))
    .action(hang);
}
