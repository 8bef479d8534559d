// What both boot benchmarks wait for: a button that is painted, a touch on it, and what the touch has changed.

const PAINTED_BUTTON = `new Promise((found) => {
  const look = () => {
    const button = document.querySelector('[data-testid="start"]');
    if (button === null) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { x, y, width, height } = button.getBoundingClientRect();
      found({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });
    }));
  };
  look();
})`;

const changed = (/** @type {string} */ selector) => `new Promise((found) => {
  const look = () => document.querySelector(${JSON.stringify(selector)}) ? found(true) : requestAnimationFrame(look);
  look();
})`;

/**
 * Touches the start button as soon as it is painted, and says so on standard output once the page has answered.
 * @param {import('electron').WebContents} contents
 * @param {string} answer a selector of what the touch brings about
 */
export async function touchStart(contents, answer) {
  const { x, y } = await contents.executeJavaScript(PAINTED_BUTTON);
  contents.sendInputEvent({ type: 'mouseDown', button: 'left', clickCount: 1, x, y });
  contents.sendInputEvent({ type: 'mouseUp', button: 'left', clickCount: 1, x, y });
  await contents.executeJavaScript(changed(answer));
  process.stdout.write('touched\n');
}
