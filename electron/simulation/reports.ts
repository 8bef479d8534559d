import type { ScenarioResult } from './play';

export const REPORTERS = ['pretty', 'json', 'junit', 'html'] as const;
export type ReporterName = (typeof REPORTERS)[number];

/** A run's results as one text, and the name of the file for it. */
export interface Report {
  readonly text: string;
  readonly fileName: string;
}

/** Control characters would move a terminal's cursor, and, as halves of characters do, make XML that nobody reads. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function counts(results: readonly ScenarioResult[]): { readonly passed: number; readonly failed: number } {
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed };
}

function pretty(results: readonly ScenarioResult[]): string {
  const lines = results.flatMap(({ file, name, ok, duration, failure }) => [
    printable(`${ok ? '✓' : '✗'} ${name}  (${duration} ms)`),
    ...(failure === undefined ? [] : [printable(`  ${file}:${failure.line}: ${failure.step}: ${failure.sentence}`)]),
  ]);
  const { passed, failed } = counts(results);
  return [...lines, '', `${passed} passed, ${failed} failed`].join('\n');
}

function json(results: readonly ScenarioResult[]): string {
  return JSON.stringify({ ...counts(results), scenarios: results }, null, 2);
}

function junit(results: readonly ScenarioResult[]): string {
  const cases = results.map(({ file, name, duration, failure }) => {
    const head = `<testcase classname="${escaped(file)}" name="${escaped(name)}" time="${duration / 1000}"`;
    if (failure === undefined) return `  ${head}/>`;
    const message = `${file}:${failure.line}: ${failure.step}: ${failure.sentence}`;
    return `  ${head}><failure message="${escaped(message)}"/></testcase>`;
  });
  const { failed } = counts(results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="ansho" tests="${results.length}" failures="${failed}">`,
    ...cases,
    '</testsuite>',
  ].join('\n');
}

const STYLE =
  'body{font:16px/1.5 sans-serif;margin:2rem;color:#1b2733}table{border-collapse:collapse}' +
  'td,th{border:1px solid #b8c4cf;padding:.4rem .8rem;text-align:left;vertical-align:top}.failed{background:#fde8e8}';

function html(results: readonly ScenarioResult[]): string {
  const rows = results.map(({ file, name, rules, ok, duration, failure }) => {
    const outcome = failure === undefined ? 'holds' : `line ${failure.line}, ${failure.step}: ${failure.sentence}`;
    const cells = [name, file, rules.join(' '), `${duration} ms`, outcome].map((cell) => `<td>${escaped(cell)}</td>`);
    return `<tr class="${ok ? 'passed' : 'failed'}">${cells.join('')}</tr>`;
  });
  const { passed, failed } = counts(results);
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ansho: scenarios</title><style>${STYLE}</style>`,
    `<h1>Scenarios</h1><p>${passed} passed, ${failed} failed. A simulator's report: no real card, no real person.</p>`,
    '<table><tr><th>scenario</th><th>file</th><th>rules</th><th>time</th><th>outcome</th></tr>',
    ...rows,
    '</table></html>',
  ].join('\n');
}

/** The results by the named reporter. */
export function reportOf(reporter: ReporterName, results: readonly ScenarioResult[]): Report {
  switch (reporter) {
    case 'pretty':
      return { text: pretty(results), fileName: 'report.txt' };
    case 'json':
      return { text: json(results), fileName: 'report.json' };
    case 'junit':
      return { text: junit(results), fileName: 'report.xml' };
    case 'html':
      return { text: html(results), fileName: 'report.html' };
  }
}
