import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { KEPT, MAY_END, PARTICLE, QUOTED } from './kept-words';

/** A word of kanji with its reading, as the catalogue writes it: 初期化《しょきか》; or what stays on one line. */
const MARKED = new RegExp(
  `(?<word>[\\p{Script=Han}々]+)《(?<reading>[^》]+)》|(?<remark>${QUOTED}|[“「『‘]?(?:${KEPT}))(?<particle>${PARTICLE})`,
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
    const before = text.slice(end, match.index);
    parts.push(before);
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
        <Fragment key={match.index}>
          {MAY_END.test(before) ? <wbr /> : null}
          <span className="remark">
            {JAPANESE.test(remark) ? <span lang="ja">{remark}</span> : remark}
            {particle}
          </span>
        </Fragment>
      ),
    );
  }
  return [...parts, text.slice(end)];
}

interface ProseProps {
  readonly text: string;
  readonly className?: string;
}

/** A text of the catalogue as a paragraph. */
export function Prose({ text, className }: ProseProps) {
  return (
    <p className={className}>
      <WithReadings text={text} />
    </p>
  );
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
  return text.split('\n').map((paragraph) => <Prose key={paragraph} text={paragraph} />);
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
