/**
 * Decks in WML 1.1 as a phone of 2003 showed them: a card at a time, what can be done on soft keys. After the
 * specification of the WAP Forum, WAP-191: navigation and history (9), variables (10), cards (11), text (11.8).
 */
import { homeOf } from './address.js';
import { build, type } from './build.js';
import { drawCard } from './wml-card.js';
import { cardOf, fieldsOf, readDeck } from './wml-deck.js';

/** `label` is told what stands on the screen's last line; `start` is the first page of a stranger. */
export function openDeck(element, { words, label, start }) {
  let history = [];
  let variables = new Map();
  let shown = null;
  /** Counts what was asked for: an answer that comes after the next question is not drawn. */
  let asked = 0;

  /** `$(name)`, `$name` and `$$` (10.3); `inAddress`: as a part of one. */
  function fill(text, inAddress = false) {
    return text.replace(/\$(?:\$|\((\w+)(?::\w+)?\)|(\w+))/g, (whole, inBrackets, bare) => {
      if (whole === '$$') return '$';
      const value = variables.get(inBrackets ?? bare) ?? '';
      return inAddress ? encodeURIComponent(value) : value;
    });
  }

  /** Opens an address, of this deck where it is but a name of a card. */
  async function open(address, form = null) {
    const target = new URL(address, shown?.url ?? location.href);
    const here = shown && !form && address.startsWith('#');
    const turn = ++asked;
    try {
      const loaded = here ? shown : await readDeck(target, form, words);
      if (turn !== asked) return;
      const card = cardOf(loaded.deck, target.hash.slice(1));
      if (!card) throw new Error(words.wap.failed);
      if (card.getAttribute('newcontext') === 'true') {
        variables = new Map();
        history = [];
      }
      if (shown) history.push(shown);
      enter(card);
      draw({ ...loaded, card });
    } catch (error) {
      if (turn !== asked) return;
      element.replaceChildren(build('p', 'aside failed', error.message));
      label({ right: { label: words.wap.back, act: back } });
    }
  }

  /** What a card sets when it is reached by going forward (10.4). */
  function enter(card) {
    const bound = card.querySelector('onevent[type="onenterforward"] > refresh');
    for (const each of bound?.querySelectorAll('setvar') ?? []) setFrom(each);
  }

  function draw(next) {
    shown = next;
    const used = element.contains(document.activeElement);
    element.replaceChildren(...drawCard(next.card, { words, fill, set, follow, variables }));
    element.scrollTop = 0;
    // The link that was followed is gone: whoever uses the keyboard stays on this phone.
    if (used) element.focus({ preventScroll: true });
    relabel();
  }

  function relabel() {
    if (!shown) return label({});
    const acts = [...shown.card.querySelectorAll('do'), ...shown.deck.querySelectorAll('template > do')];
    const named = acts.filter((act) => act.getAttribute('type') !== 'prev');
    const [first] = named;
    const left = first
      ? { label: fill(first.getAttribute('label') ?? words.wap.options), act: () => follow(first) }
      : { label: words.wap.home, act: home };
    label({
      left,
      right: { label: words.wap.back, act: back },
      octets: shown.octets,
    });
  }

  function set(name, value) {
    variables.set(name, value);
  }

  function setFrom(each) {
    set(fill(each.getAttribute('name') ?? ''), fill(each.getAttribute('value') ?? ''));
  }

  /** What an `a`, an `anchor` or a `do` does (9). */
  function follow(source) {
    const address = source.getAttribute('href') ?? source.getAttribute('onpick');
    if (address !== null) return open(fill(address, true));
    const task = source.querySelector('go, prev, refresh, noop') ?? source;
    for (const each of task.querySelectorAll('setvar')) setFrom(each);
    if (task.localName === 'prev') return back();
    if (task.localName === 'refresh') return draw(shown);
    if (task.localName === 'go') return go(task);
  }

  function go(task) {
    const address = fill(task.getAttribute('href') ?? '', true);
    const fields = fieldsOf(task, fill);
    if (task.getAttribute('method')?.toLowerCase() === 'post') return open(address, fields);
    const query = fields.toString();
    return open(query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address);
  }

  function linkOf(key) {
    const links = [...element.querySelectorAll('.deck-link')];
    return links.find(
      ({ dataset, textContent }) => (dataset.access ?? textContent.trim().split(/\D/)[0]) === key,
    );
  }

  function home() {
    const address = homeOf(shown?.url.pathname ?? '', start);
    history = [];
    shown = null;
    return open(address);
  }

  function back() {
    asked += 1;
    const before = history.pop();
    if (before) draw(before);
    else home();
  }

  return {
    element,
    open,
    home,
    back,
    relabel,
    empty: () => shown === null,
    leave: () => ({ history, variables, shown }),
    enter(place) {
      asked += 1;
      history = place?.history ?? [];
      variables = place?.variables ?? new Map();
      shown = null;
      if (place?.shown) draw(place.shown);
      else element.replaceChildren();
    },
    scrolled: () => element,
    /** A digit is typed where a field has the caret; else it follows the link that begins with it. */
    press(key) {
      const field = document.activeElement;
      if (element.contains(field) && field.matches('input')) type(field, key);
      else linkOf(key)?.click();
    },
  };
}
