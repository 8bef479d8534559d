import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WithReadings } from '../../renderer/shared/readings';

/** The parts of a text that no line's end parts. */
function wholeParts(text: string): readonly string[] {
  const markup = renderToStaticMarkup(<WithReadings text={text} />);
  return [...markup.matchAll(/<span class="remark">(.*?)<\/span>(?!<\/span>)/g)].map(([, part]) => part ?? '');
}

test.each([
  ['予約は11月25日(水) 12:34まで使えます。', ['11月25日(水)']],
  ['暗証番号に自信がないときは、「やめる」を押してください。', ['「やめる」を']],
  ['アプリで「利用者証明用の暗証番号」を選んで', ['暗証番号」を']],
  ['暗証番号が違います。もう一度入力してください。', ['もう一度']],
  ['カードには、原則として入っていません。', ['原則として']],
  [
    'Your pre-registration is valid until Wed 25 November at 12:34.',
    ['pre-registration', 'Wed 25 November', 'at 12:34.'],
  ],
  ['You need your 4-digit PIN for this.', ['4-digit PIN']],
  ['请使用自助终端。不能重置4位PIN码。', ['自助终端。', '重置', '4位PIN码。']],
  ['예약은 11월 25일(수) 12:34까지 사용할 수 있습니다.', ['11월 25일(수)']],
  ['예약할 때 ‘서명용 비밀번호’를 선택해 주십시오.', ['‘서명용 비밀번호’를', '선택해 주십시오.']],
  ['预约在11月25日（周三）12:34之前有效。', ['11月25日（周三）']],
  ['请选择“用户证明用4位PIN码”。', ['“用户证明用4位PIN码”。']],
  ['2027년 1월 24일까지입니다. 창구에서', ['1월 24일까지입니다.']],
  ['O PIN de 4 dígitos vale até 25 de novembro às 12:34.', ['4 dígitos', '25 de novembro', 'às 12:34.']],
  ['Funciona das 6:30 às 23:00.', ['das 6:30', 'às 23:00.']],
  ['Cần biết mã PIN 4 chữ số.', ['mã PIN', '4 chữ số.']],
  ['đến lúc 12:34 thứ Tư, ngày 25 tháng 11', ['lúc 12:34', 'thứ Tư,', 'ngày 25 tháng 11']],
])('no line ends within what belongs together: %s', (text, parts) => {
  expect(wholeParts(text)).toEqual(parts);
});

test('a line may end before what stays whole, and its quotation marks stay with it', () => {
  expect(renderToStaticMarkup(<WithReadings text="请使用自助终端" />)).toContain('请使用<wbr/><span');
  expect(renderToStaticMarkup(<WithReadings text={'일부 이온\u00a0홋카이도·이온 점포'} />)).not.toContain('<wbr/>');
  expect(wholeParts('choose “4-digit PIN” in the app')).toEqual(['“4-digit PIN”']);
});

test('a reading stands above its word', () => {
  expect(renderToStaticMarkup(<WithReadings text="初期化《しょきか》する" />)).toBe(
    '<ruby>初期化<rp>（</rp><rt>しょきか</rt><rp>）</rp></ruby>する',
  );
});
