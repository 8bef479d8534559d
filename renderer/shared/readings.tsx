import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/** What stays on one line. */
const KEPT = [
  // Dates as Japanese, Chinese and Korean write them, with a weekday in brackets; as the others do; times of day.
  /(?:\d+[年년] ?)?\d+[月월] ?\d+[日일](?: ?[(（]\p{L}{1,3}[)）])?|ngày \d+ tháng \d+|năm \d{4}|Thứ \p{Lu}\p{L}+|Chủ Nhật/u,
  /\d+ de \p{L}+(?: de \d{4})?|(?:[A-Z][a-z]{2} )?\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?/u,
  /(?:[aà]s|at|đến|lúc|to) \d+:\d\d/u,
  // A remark in brackets.
  /[（(][^）)]{1,18}[）)]/u,
  // "6 to 16", which no part of a time of day is; a number and what it counts; "4-digit PIN", e-Tax, pre-registration.
  /(?<![\d:])\d+ (?:to|a|đến) \d+(?![\d:])|\d+ (?:dígitos|anos|horas|vezes|chữ số|giờ|tuổi|lần|hours|times)|\d+(?:～\d+)?[位岁次周](?!PIN)/u,
  /\d-digit(?: PIN)?|[\d\p{Script=Latin}]+(?:-\p{Script=Latin}+)+|My Number/u,
  // Words of two syllables in Vietnamese, which writes a blank between them.
  /[Cc]hữ (?:số|cái|ký)|[Đđ]iện (?:tử|thoại)|[Cc]hứng thư|[Nn]gười dùng|[Mm]ật khẩu|[Đđ]ăng ký|[Cc]ửa hàng|[Đđ]ịa phương|[Mm]àn hình/u,
  // Where a browser would part what belongs together in Japanese, Chinese and Korean.
  /もう一度(?:はじめて?)?|数字\d桁|\d+〜\d+文字|原則として|そのまま|分からなく|(?:署名用)?パスワード|セブン-イレブン|」(?=[をにのはがともで])/u,
  /(?:\d位)?PIN码|签名用密码|用户证明用|电子证明书|登记事项证明书|自助终端|市区町村|迷你岛|한 번 더/u,
]
  .map(({ source }) => source)
  .join('|');
/** A particle does not begin a line, nor does what ends a sentence. */
const PARTICLE = '(?:\\p{Script=Hangul}+|では?|[をにのはがとも])?[.,。、]?';

/** A word of kanji with its reading, as the catalogue writes it: 初期化《しょきか》; or what stays on one line. */
const MARKED = new RegExp(
  `(?<word>[\\p{Script=Han}々]+)《(?<reading>[^》]+)》|(?<remark>${KEPT})(?<particle>${PARTICLE})`,
  'gu',
);

/** The Japanese name of something that a holder's papers call by no other: it stays Japanese in every language. */
const JAPANESE = /^[（(](?:署名用|利用者証明用|マイナンバー|登記事項)/;

/** Where a line may end between letters that no blank parts: a browser does not end one before what stays whole. */
const MAY_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー）)」”’、。，：\s]$/u;

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
          {MAY_END.test(before) && remark !== '」' ? <wbr /> : null}
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
