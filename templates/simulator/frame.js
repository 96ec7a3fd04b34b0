/** Pages in XHTML as a phone of 2008 asks for them, drawn in a frame as wide as its screen. */
import { homeOf } from './address.js';
import { build, type } from './build.js';
import { readPage } from './xhtml-page.js';

/** `label` is told what stands on the screen's last line; `start` is the first page of a stranger. */
export function openFrame(element, { words, label, start }) {
  let history = [];
  let shown = null;
  /** Counts what was asked for: an answer that comes after the next question is not drawn. */
  let asked = 0;

  const page = () => {
    try {
      return element.contentDocument;
    } catch {
      return null; // somebody else's page
    }
  };
  const isThere = () => page()?.readyState === 'complete' && page().location.href !== 'about:blank';
  const there = new Promise((resolve) => {
    if (isThere()) resolve();
    else element.addEventListener('load', resolve, { once: true });
  });

  async function open(address, form = null) {
    const turn = ++asked;
    try {
      const [loaded] = await Promise.all([readPage(new URL(address, location.href), form, words), there]);
      if (turn !== asked) return;
      if (shown) history.push(shown);
      draw(loaded);
    } catch (error) {
      if (turn !== asked) return;
      await there;
      page().body.replaceChildren(build('p', '', error.message));
      label({ right: { label: words.wap.back, act: back } });
    }
  }

  /** The head stays: one style sheet serves all pages, and none of them is seen without it. */
  function draw(next) {
    shown = next;
    const frame = page();
    frame.documentElement.lang = next.language;
    frame.body.replaceWith(frame.importNode(next.body, true));
    frame.scrollingElement.scrollTop = 0;
    if (!element.hidden) relabel();
  }

  function relabel() {
    label({
      left: { label: words.wap.home, act: home },
      right: { label: words.wap.back, act: back },
      ...(shown && { octets: shown.octets }),
    });
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

  function follow(event) {
    const link = event.target.closest?.('a[href]');
    if (!link) return;
    event.preventDefault();
    open(link.href);
  }

  function submit(event) {
    event.preventDefault();
    const form = event.target;
    open(form.getAttribute('action'), new URLSearchParams(new FormData(form)));
  }

  const field = () => {
    const used = page()?.activeElement;
    return used?.matches('input:not([type=submit]), textarea') ? used : null;
  };

  /** A digit is typed where a field has the caret; else it follows the link that has it as its key. */
  function press(key) {
    const typed = field();
    if (typed) type(typed, key);
    else
      page()
        ?.querySelector(`[accesskey="${CSS.escape(key)}"]`)
        ?.click();
  }

  there.then(() => {
    page().addEventListener('click', follow);
    page().addEventListener('submit', submit);
    page().addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
      if (/^[0-9*#]$/.test(key) && !field() && !ctrlKey && !metaKey && !altKey) press(key);
    });
  });

  return {
    element,
    open,
    home,
    back,
    relabel,
    empty: () => shown === null,
    leave: () => ({ history, shown }),
    enter(place) {
      asked += 1;
      history = place?.history ?? [];
      shown = null;
      if (place?.shown) draw(place.shown);
    },
    scrolled: () => page()?.scrollingElement,
    press,
  };
}
