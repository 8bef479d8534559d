import { useTranslation } from 'react-i18next';

/** What stays on one line. */
const KEPT = [
  // Dates as Japanese, Chinese and Korean write them, with a weekday in brackets; as Vietnamese, Portuguese and English do.
  /(?:\d+[年년] ?)?\d+[月월] ?\d+[日일](?: ?[(（]\p{L}{1,3}[)）])?|\d+ tháng \d+(?:, \d{4})?|\d+ de \p{L}+(?: de \d{4})?/u,
  /(?:[A-Z][a-z]{2} )?\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?/u,
  // A remark in brackets.
  /[（(][^）)]{1,18}[）)]/u,
  // Words like e-Tax and 4-digit; "6 to 16", which no part of a time of day is.
  /e-Tax|\d-\p{L}+|(?<![\d:])\d+ (?:to|a|đến) \d+(?![\d:])/u,
  // Where a browser would part what belongs together in Japanese and Chinese.
  /もう一度(?:はじめて?)?|数字\d桁|\d+〜\d+文字|そのまま|分からなく|(?:\d位)?PIN码|\d+周|」(?=[をにのはがともで])/u,
]
  .map(({ source }) => source)
  .join('|');
/** A particle does not begin a line. */
const PARTICLE = '\\p{Script=Hangul}+|では?|[をにのはがとも]';

/** A word of kanji with its reading, as the catalogue writes it: 初期化《しょきか》; or what stays on one line. */
const MARKED = new RegExp(
  `(?<word>[\\p{Script=Han}々]+)《(?<reading>[^》]+)》|(?<remark>${KEPT})(?<particle>(?:${PARTICLE})?)`,
  'gu',
);

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

interface SentencesProps {
  readonly texts: readonly string[];
}

/** Sentences one behind the other, with the space between them that their language puts there. */
export function Sentences({ texts }: SentencesProps) {
  const { i18n } = useTranslation();
  return <WithReadings text={texts.join(/^(?:ja|zh)/.test(i18n.language) ? '' : ' ')} />;
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
