/** Small things that every part of the page needs. */

export function build(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** The same phone with and without its country. */
export function digits(phone) {
  return phone.replace(/\D/g, '').slice(-11);
}

/** Whether things may move. */
export const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Posts JSON; resolves with the answer, rejects with an Error that has its `detail`. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok)
    throw Object.assign(new Error(answer.detail ?? String(response.status)), { refused: true });
  return answer;
}

/** The keypad and the pad of one phone: `press` gets each key, `scrolled` is what the pad moves. */
export function wireKeys(handset, press, scrolled) {
  // The caret stays in the field that a digit is for.
  handset.querySelector('.keypad').addEventListener('mousedown', (event) => {
    const used = document.activeElement;
    if (handset.contains(used) && used.matches('input, iframe')) event.preventDefault();
  });
  handset.querySelector('.keypad').addEventListener('click', (event) => {
    const key = event.target.closest('[data-key]');
    if (!key) return;
    press(key.dataset.key);
    key.classList.add('struck');
    key.addEventListener('animationend', () => key.classList.remove('struck'), { once: true });
  });
  handset.querySelector('.pad').addEventListener('click', (event) => {
    const way = Number(event.target.dataset.scroll ?? 0);
    scrolled()?.scrollBy({ top: way * 80, behavior: stillness.matches ? 'auto' : 'smooth' });
  });
}

/** Types at the caret, as the keyboard would. */
export function type(entry, character) {
  entry.setRangeText(character, entry.selectionStart, entry.selectionEnd, 'end');
}

/** Takes away what is selected, or the character before the caret, whole. */
export function rubOut(entry) {
  const { selectionStart: start, selectionEnd: end, value } = entry;
  const last = [...value.slice(0, start)].at(-1) ?? '';
  entry.setRangeText('', start === end ? start - last.length : start, end, 'end');
}
