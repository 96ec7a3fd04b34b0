/** The phone that browses: pages of 2008 in a frame, and those of 2003 drawn card by card. */
import { wireKeys } from './build.js';
import { openFrame } from './frame.js';
import { openDeck } from './wml.js';

const START = document.documentElement.lang === 'en' ? '/wap/en/' : '/wap/zh/';

/** `words` are those of the page. */
export function openWap(words, people) {
  const phone = document.getElementById('wap');
  const absent = document.getElementById('no-wap') !== null;
  const soft = { left: document.getElementById('wap-left'), right: document.getElementById('wap-right') };
  const weight = document.getElementById('weight');
  const markup = () => phone.querySelector('[name="markup"]:checked').value;
  /** What the keys below the screen do now. */
  let acts = {};

  function label({ left, right, octets }) {
    acts = { left: left?.act, right: right?.act };
    soft.left.textContent = left?.label ?? '';
    soft.right.textContent = right?.label ?? '';
    weight.textContent = octets === undefined ? '' : `${octets}${words.wap.weight}`;
  }

  if (absent) {
    label({});
    for (const field of phone.querySelectorAll('button, input')) field.disabled = true;
    document.getElementById('deck').remove();
    return;
  }
  const frame = openFrame(document.getElementById('browser'), { words, label, start: START });
  const deck = openDeck(document.getElementById('deck'), { words, label, start: START });
  const views = { xhtml: frame, wml: deck };
  /** Where each person is, by markup. */
  const places = new Map();

  function turn() {
    for (const [name, view] of Object.entries(views)) view.element.hidden = name !== markup();
    const view = views[markup()];
    if (view.empty()) view.open(START);
    else view.relabel();
  }

  people.follow((next, before) => {
    places.set(before, { xhtml: frame.leave(), wml: deck.leave() });
    const there = places.get(next);
    for (const [name, view] of Object.entries(views)) view.enter(there?.[name] ?? null);
    turn();
  });
  phone.addEventListener('change', (event) => event.target.name === 'markup' && turn());
  soft.left.addEventListener('click', () => acts.left?.());
  soft.right.addEventListener('click', () => acts.right?.());
  document.getElementById('wap-home').addEventListener('click', () => views[markup()].home());
  document.getElementById('wap-back').addEventListener('click', () => views[markup()].back());
  wireKeys(
    phone,
    (key) => views[markup()].press(key),
    () => views[markup()].scrolled(),
  );
  turn();
}
