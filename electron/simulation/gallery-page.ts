/** A picture of one screen. */
export interface Picture {
  /** Beside the page. */
  readonly file: string;
  readonly screen: string;
  readonly language: string;
  readonly appearance: string;
  readonly textSize: string;
  readonly name: string;
}

const STYLE = `
body { margin: 1rem; font: 1rem/1.4 sans-serif; background: #eff3f5; color: #14202b; }
section > div { display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem; }
figure { flex: none; margin: 0; }
figure[hidden] { display: none; }
img { display: block; height: 24rem; border: 1px solid #64757f; }
nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; }
form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; padding: 0.5rem 0; background: #eff3f5; }
`;

/** What the pictures of a row differ in: of each, one can be chosen. */
const CHOICES = ['screen', 'language', 'appearance', 'textSize'] as const;

/** Shows the pictures that fit every choice. */
const CHOOSE = `
document.forms[0].addEventListener('change', ({ currentTarget }) => {
  const chosen = [...new FormData(currentTarget)].filter(([, value]) => value !== '');
  for (const figure of document.querySelectorAll('figure')) {
    figure.hidden = chosen.some(([name, value]) => figure.dataset[name] !== value);
  }
});
`;

function choice(name: (typeof CHOICES)[number], pictures: readonly Picture[]): string {
  const options = [...new Set(pictures.map((picture) => picture[name]))].map((value) => `<option>${value}</option>`);
  const label = name === 'textSize' ? 'text size' : name;
  return `<label>${label} <select name="${name}"><option value="">all</option>${options.join('')}</select></label>`;
}

function figure({ file, screen, language, appearance, textSize, name }: Picture): string {
  const caption = `${screen}, ${language}, ${appearance}, ${textSize}`;
  const data = `data-screen="${screen}" data-language="${language}" data-appearance="${appearance}" data-text-size="${textSize}"`;
  const image = `<a href="${file}"><img loading="lazy" src="${file}" alt="${name}: ${caption}"></a>`;
  return `<figure ${data}>${image}<figcaption>${caption}</figcaption></figure>`;
}

/** One page that shows the pictures, those of one screen side by side. Every part of a picture has to be plain words. */
export function galleryPage(pictures: readonly Picture[]): string {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const links = names.map((name) => `<a href="#${name}">${name}</a>`);
  const rows = names.map((name) => {
    const own = pictures.filter((picture) => picture.name === name).map(figure);
    return `<section id="${name}"><h2>${name}</h2><div>${own.join('\n')}</div></section>`;
  });
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Ansho: every screen</title>',
    `<style>${STYLE}</style></head><body><h1>Every screen</h1>`,
    `<nav>${links.join('\n')}</nav>`,
    `<form>${CHOICES.map((name) => choice(name, pictures)).join('\n')}</form>`,
    ...rows,
    `<script>${CHOOSE}</script>`,
    '</body></html>\n',
  ].join('\n');
}
