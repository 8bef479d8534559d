/** A picture of one screen. */
export interface Picture {
  /** Beside the page. */
  readonly file: string;
  readonly screen: string;
  readonly language: string;
  readonly appearance: string;
  readonly name: string;
}

const STYLE = `
body { margin: 1rem; font: 1rem/1.4 sans-serif; background: #eff3f5; color: #14202b; }
section > div { display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem; }
figure { flex: none; margin: 0; }
img { display: block; height: 24rem; border: 1px solid #64757f; }
nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; }
`;

function figure({ file, screen, language, appearance, name }: Picture): string {
  const caption = `${screen}, ${language}, ${appearance}`;
  const image = `<a href="${file}"><img loading="lazy" src="${file}" alt="${name}: ${caption}"></a>`;
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`;
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
    ...rows,
    '</body></html>\n',
  ].join('\n');
}
