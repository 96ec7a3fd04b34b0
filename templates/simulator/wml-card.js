/** One card of a deck as elements of this page. What a phone does not know it passes over, and shows what is inside. */
import { build } from './build.js';

const EMPHASIS = new Set(['b', 'strong', 'i', 'em', 'u', 'big', 'small', 'p', 'table', 'tr', 'td', 'br']);
/** Shown on soft keys, or not at all. */
const SILENT = new Set(['do', 'onevent', 'timer', 'setvar', 'postfield']);

/** `fill` puts in variables, `set` keeps one, `follow` does what a link does. */
export function drawCard(card, deck) {
  const title = deck.fill(card.getAttribute('title') ?? '');
  const drawn = draw(card.childNodes, deck);
  return title === '' ? drawn : [build('h3', 'deck-title', title), ...drawn];
}

function draw(nodes, deck) {
  return [...nodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [deck.fill(node.data.replace(/\s+/g, ' '))];
    return node.nodeType === Node.ELEMENT_NODE ? element(node, deck) : [];
  });
}

function element(node, deck) {
  const name = node.localName;
  if (SILENT.has(name)) return [];
  if (name === 'a' || name === 'anchor') return [link(node, deck)];
  if (name === 'input') return [input(node, deck)];
  if (name === 'select') return [select(node, deck)];
  if (name === 'img') return [deck.fill(node.getAttribute('alt') ?? '')];
  const inside = draw(node.childNodes, deck);
  if (!EMPHASIS.has(name)) return inside;
  const made = document.createElement(name);
  made.append(...inside);
  if (name === 'p') made.dataset.align = node.getAttribute('align') ?? 'left';
  return [made];
}

function link(node, deck) {
  const made = build('button', 'deck-link');
  made.type = 'button';
  made.append(...draw(node.childNodes, deck));
  const key = node.getAttribute('accesskey');
  if (key) made.dataset.access = key;
  made.addEventListener('click', () => deck.follow(node));
  return made;
}

/** Its value is the variable of its name from the start (11.6.3). */
function input(node, { fill, set, variables }) {
  const name = node.getAttribute('name') ?? '';
  const made = build('input', 'deck-input');
  made.type = node.getAttribute('type') === 'password' ? 'password' : 'text';
  made.value = variables.get(name) ?? fill(node.getAttribute('value') ?? '');
  made.title = fill(node.getAttribute('title') ?? '');
  made.setAttribute('aria-label', made.title || name);
  const longest = Number(node.getAttribute('maxlength'));
  if (longest > 0) made.maxLength = longest;
  if (/^\d*\*?[Nn]/.test(node.getAttribute('format') ?? '')) made.inputMode = 'numeric';
  set(name, made.value);
  made.addEventListener('input', () => set(name, made.value));
  return made;
}

function select(node, deck) {
  const name = node.getAttribute('name') ?? '';
  const made = build('select', 'deck-input');
  made.setAttribute('aria-label', deck.fill(node.getAttribute('title') ?? '') || deck.words.wap.choose);
  const options = [...node.querySelectorAll('option')];
  for (const option of options) {
    const shown = build('option', '', deck.fill(option.textContent));
    shown.value = deck.fill(option.getAttribute('value') ?? '');
    made.append(shown);
  }
  const known = deck.variables.get(name) ?? deck.fill(node.getAttribute('value') ?? '');
  if (options.some((option) => option.getAttribute('value') === known)) made.value = known;
  if (name) deck.set(name, made.value);
  made.addEventListener('change', () => {
    if (name) deck.set(name, made.value);
    const picked = options[made.selectedIndex];
    if (picked?.hasAttribute('onpick')) deck.follow(picked);
  });
  return made;
}
