/** What stays on one line, by what it is. */
const KEPT_WORDS = [
  // A day and a time of day, as each language writes them.
  /(?:\d+年)?\d+[月월] ?\d+[日일](?: ?[(（]\p{L}{1,3}[)）])?/u,
  /(?:[A-Z][a-z]{2} )?\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?/u,
  /\d+ de \p{L}+(?: de \d{4})?/u,
  /ngày \d+ tháng \d+|năm \d{4}|[Tt]hứ \p{Lu}\p{L}+|Chủ Nhật/u,
  /(?<!\p{L})(?:d?[aà]s|at|đến|lúc|to) \d+:\d\d/u,

  // A remark in brackets.
  /[（(][^）)]{1,18}[）)]/u,

  // From a number to a number, which no part of a time of day is; a number and what it counts.
  /(?<![\d:])\d+ (?:to|a|đến) \d+(?![\d:])(?: chữ cái| letras| letters)?/u,
  /\d+ (?:dígitos|anos|horas|vezes|chữ số|segundos|giờ|tuổi|lần|giây|hours|times|seconds|wrong)/u,
  /数字\d桁|\d+〜\d+文字|\d+(?:～\d+)?[位岁次周](?!PIN)/u,

  // Words with a hyphen, and names.
  /\d-digit(?: PIN)?|(?:(?<!\p{L})[Aa] )?[\d\p{Script=Latin}]+(?:-\p{Script=Latin}+)+|My Number(?: Cards?)?|セブン-イレブン/u,

  // English.
  /(?:municipal |the )counter|another store|not changed|press Cancel/u,
  // Japanese.
  /もう一度(?:はじめて?)?|原則として|そのまま|分からなく|分かるとき|分からないとき|新しいもの|[\p{Script=Katakana}ー]*されたとき|(?:署名用)?パスワード|(?:「[^」]{1,6}|[\p{L}\p{N}ー]{1,4})」(?=[をにのはがともで])/u,
  // Chinese.
  /(?:\d位)?PIN码|签名用密码|用户证明用|电子证书|登记事项证明书|自助终端|市区町村|一张卡|重置|设置|更改|选择(?!“)|锁定|失效|两个|一次|这个|来得及|\d+:\d\d以后|北海道|四国|(?:罗森|全家|迷你岛|永旺|大荣|富士)(?:（[^）]+）)?/u,
  // Korean.
  /한[ \u00a0]번 더|둘 다|(?:4자리 )?PIN 번호|[가-힣]+ 주십시오|[가-힣]+(?:·[가-힣]+)+/u,
  // Portuguese.
  /[Nn]ão (?:mudou|pod\p{L}+)|do usuário|da prefeitura/u,
  // Vietnamese, which writes a blank between the syllables of a word.
  /[Cc]hữ (?:số|cái|ký)|[Đđ]iện (?:tử|thoại)|[Cc]hứng thư|[Nn]gười dùng|[Mm]ật khẩu(?: ký)?|[Xx]ác nhận|chương trình|[Vv]ui lòng|bất cứ|bắt đầu|[Đđ]ăng ký|[Cc]ửa hàng|[Đđ]ịa phương|[Mm]àn hình|[Ứứ]ng dụng|hành chính|[Xx]ác thực|đa năng|[Gg]ia hạn|hiện tại|bị khóa|[Kk]huôn mặt|nhập lại|lấy thẻ|[Mm]ã PIN|[Hh]iệu lực|[Tt]hủ tục|liên tiếp|thay đổi|hết hạn|đại diện|giám hộ|tùy thân|máy kiosk|thao tác|khẩu trang/u,
];

/** What stays on one line: the source of a regular expression. */
export const KEPT = KEPT_WORDS.map(({ source }) => source).join('|');

/** What stands in quotation marks stays whole, whatever is in it: the source of a regular expression. */
export const QUOTED = '“[^”]{1,19}”|‘[^’]{1,12}’';

/** A particle does not begin a line, nor does what ends a sentence: the source of a regular expression. */
export const PARTICLE = '[”」』’]?(?:\\p{Script=Hangul}+|では?|だけ|[をにのはがとも的])?[.,。、]?';

/** Where a line may end between letters that no blank parts: a browser does not end one before what stays whole. */
export const MAY_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー）)」”’、。，： ]$/u;
