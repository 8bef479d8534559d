import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { APPEARANCES, TEXT_SIZES, type Appearance, type TextSize } from '../../machines/display';
import { LANGUAGES, type Language } from '../../machines/language';
import { CONSOLE_SCENES, CONSOLE_SIZES } from '../simulation/console-scenes';
import { galleryPage, type Picture } from '../simulation/gallery-page';
import { KIOSK_SCENES, KIOSK_SIZES, STILL_THERE } from '../simulation/kiosk-scenes';
import type { PageStage, Size } from '../simulation/page-stage';
import { OPERATOR_SCENES } from '../simulation/operator-scenes';
import { openOperatorStage } from '../simulation/operator-stage';
import { PHONE_SCENES, PHONE_SIZES } from '../simulation/phone-scenes';
import { PRACTICE_SCENES, PRACTICE_SIZES } from '../simulation/practice-scenes';
import { openPracticeStage } from '../simulation/practice-stage';
import { openWorkbenchStage } from '../simulation/workbench-stage';
import { outputFolder } from './files';
import { say } from './verb';

const PAGES = ['kiosk', 'phone', 'console', 'practice', 'operator'] as const;
type PageName = (typeof PAGES)[number];

interface GalleryOptions {
  readonly out: string;
  readonly page?: PageName;
  readonly language?: Language;
  readonly appearance?: Appearance;
  readonly textSize?: TextSize;
}

/** What a person may choose of a page's looks. */
interface Look {
  readonly appearance: Appearance;
  readonly textSize: TextSize;
}

/** What a page looks like that leaves no choice. */
const ONE_LOOK: readonly Look[] = [{ appearance: 'standard', textSize: 'normal' }];

/** Nobody looks at a pixel here: these pictures are for seeing what a screen is like. */
const PICTURE = { type: 'jpeg', quality: 50 } as const;

interface Scene<View> {
  readonly name: string;
  readonly view: View;
}

/** What is to be seen of one page: its scenes in these sizes and looks. */
interface Room<View> {
  readonly page: PageName;
  readonly stage: PageStage<View>;
  readonly scenes: readonly Scene<View>[];
  readonly sizes: readonly Size[];
  readonly looks: readonly Look[];
  /** The scene's view in a language and a look. */
  readonly dressed: (view: View, language: Language, look: Look) => View;
}

type Hang = <View>(room: Room<View>) => Promise<void>;

/** Takes every picture of a room, one page and one window for all: what changes is the view. */
function hanging(folder: string, { language }: GalleryOptions, pictures: Picture[]): Hang {
  return async ({ page, stage, scenes, sizes, looks, dressed }) => {
    for (const size of sizes) {
      await stage.resize(size);
      for (const spoken of language === undefined ? LANGUAGES : [language]) {
        for (const look of looks) {
          for (const { name, view } of scenes) {
            const screen = `${size.width}x${size.height}`;
            const file = `${[page, screen, spoken, look.appearance, look.textSize, name].join('-')}.jpg`;
            await stage.show(dressed(view, spoken, look));
            await stage.page.screenshot({ ...PICTURE, path: join(folder, file) });
            pictures.push({ file, screen, language: spoken, ...look, name: `${page}-${name}` });
          }
        }
        say(`${pictures.length} pictures`);
      }
    }
  };
}

const inLanguage = <View>(view: View, language: Language): View => ({ ...view, language });

async function showWorkbench(hang: Hang, { page, appearance, textSize }: GalleryOptions): Promise<void> {
  const stage = await openWorkbenchStage();
  const looks = (appearance === undefined ? APPEARANCES : [appearance]).flatMap((each) =>
    (textSize === undefined ? TEXT_SIZES : [textSize]).map((size): Look => ({ appearance: each, textSize: size })),
  );
  try {
    if (page === undefined || page === 'kiosk') {
      await hang({
        page: 'kiosk',
        stage: stage.kiosk,
        scenes: [...KIOSK_SCENES, STILL_THERE],
        sizes: KIOSK_SIZES,
        looks,
        dressed: (view, language, look) => ({ ...view, language, ...look }),
      });
    }
    if (page === undefined || page === 'phone') {
      const [size] = PHONE_SIZES;
      const scenes = PHONE_SCENES;
      await hang({ page: 'phone', stage: stage.phone, scenes, sizes: [size], looks: ONE_LOOK, dressed: inLanguage });
    }
    if (page === undefined || page === 'console') {
      const [size] = CONSOLE_SIZES;
      const scenes = CONSOLE_SCENES;
      await hang({
        page: 'console',
        stage: stage.console,
        scenes,
        sizes: [size],
        looks: ONE_LOOK,
        dressed: inLanguage,
      });
    }
  } finally {
    await stage.close();
  }
}

/** A page that has one look: its scenes in each language. */
async function showPlain<View>(
  hang: Hang,
  room: Pick<Room<View>, 'page' | 'stage' | 'scenes' | 'sizes'>,
): Promise<void> {
  await hang({ ...room, looks: ONE_LOOK, dressed: inLanguage }).finally(() => room.stage.close());
}

async function showPractice(hang: Hang): Promise<void> {
  const [size] = PRACTICE_SIZES;
  const stage = await openPracticeStage();
  await showPlain(hang, { page: 'practice', stage, scenes: PRACTICE_SCENES, sizes: [size] });
}

async function showOperator(hang: Hang): Promise<void> {
  const stage = await openOperatorStage();
  await showPlain(hang, { page: 'operator', stage, scenes: OPERATOR_SCENES, sizes: KIOSK_SIZES });
}

async function openGallery(options: GalleryOptions): Promise<void> {
  const folder = outputFolder(resolve(options.out));
  const pictures: Picture[] = [];
  const hang = hanging(folder, options, pictures);
  const { page } = options;
  if (page !== 'practice' && page !== 'operator') await showWorkbench(hang, options);
  if (page === undefined || page === 'practice') await showPractice(hang);
  if (page === undefined || page === 'operator') await showOperator(hang);
  writeFileSync(join(folder, 'index.html'), galleryPage(pictures));
  say(`The gallery is in ${join(folder, 'index.html')}: ${pictures.length} pictures.`);
}

/** `gallery`: every screen of kiosk, phone, console, practice and operator's panel as pictures on one page. */
export function addGalleryVerb(program: Command): void {
  program
    .command('gallery')
    .description(
      'pictures of every screen, in every language, the kiosk in every size, appearance and text size, on one page',
    )
    .option('--out <folder>', 'where the page and its pictures go', join('out', 'gallery'))
    .addOption(new Option('--page <page>', 'this page alone').choices(PAGES))
    .addOption(new Option('--language <language>', 'this language alone').choices(LANGUAGES))
    .addOption(new Option('--appearance <appearance>', 'this appearance alone').choices(APPEARANCES))
    .addOption(new Option('--text-size <size>', 'this size of the texts alone').choices(TEXT_SIZES))
    .action(openGallery);
}
