/**
 * A word of kanji with its reading, as the catalogue writes it: 初期化《しょきか》; or what stays on one line: a remark in
 * brackets, with the Korean particle behind it, and words like 4-digit and e-Tax.
 */
const MARKED =
  /(?<word>[\p{Script=Han}々]+)《(?<reading>[^》]+)》|(?<remark>[（(][^）)]{1,16}[）)]|e-Tax|\d-\p{L}+)(?<particle>\p{Script=Hangul}*)/gu;

/** The Japanese name of something that a holder's papers call by no other: it stays Japanese in every language. */
const JAPANESE = /^[（(](?:署名用|利用者証明用|マイナンバー|登記事項)/;

interface WithReadingsProps {
  readonly text: string;
}

/** A text of the catalogue, with its readings above the words, and its short remarks on one line each. */
export function WithReadings({ text }: WithReadingsProps) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    const { word, reading, remark, particle } = match.groups ?? {};
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    parts.push(
      remark === undefined ? (
        <ruby key={match.index}>
          {word}
          <rp>（</rp>
          <rt>{reading}</rt>
          <rp>）</rp>
        </ruby>
      ) : (
        <span key={match.index} className="remark">
          {JAPANESE.test(remark) ? <span lang="ja">{remark}</span> : remark}
          {particle}
        </span>
      ),
    );
  }
  return [...parts, text.slice(end)];
}

interface ParagraphsProps {
  readonly text: string;
}

/** A text of several paragraphs. */
export function Paragraphs({ text }: ParagraphsProps) {
  return text.split('\n').map((paragraph) => (
    <p key={paragraph}>
      <WithReadings text={paragraph} />
    </p>
  ));
}

interface LinesProps {
  readonly text: string;
}

/** A text of several sentences, each on a line of its own. */
export function Lines({ text }: LinesProps) {
  return (
    <ul className="lines">
      {text.split('\n').map((line) => (
        <li key={line}>
          <WithReadings text={line} />
        </li>
      ))}
    </ul>
  );
}
