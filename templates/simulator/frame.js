/** Pages in XHTML, as a browser of today shows them, in a frame as wide as such a phone. */
import { homeOf } from './address.js';

/** `label` is told what stands on the screen's last line; `start` is the first page of a stranger. */
export function openFrame(element, { words, label, start }) {
  /** Pages back from here, and whether the next one that loads is one of them. */
  let depth = 0;
  let going = null;

  const page = () => {
    try {
      return element.contentDocument;
    } catch {
      return null; // somebody else's page
    }
  };
  const where = () => page()?.location.pathname ?? start;

  function relabel() {
    const text = page()?.documentElement?.outerHTML;
    label({
      left: { label: words.wap.home, act: home },
      right: { label: words.wap.back, act: back },
      ...(text && { octets: new TextEncoder().encode(text).length }),
    });
  }

  function open(address) {
    going = 'new';
    element.contentWindow.location.replace(address);
  }

  function home() {
    open(homeOf(where(), start));
  }

  function back() {
    if (depth === 0) return home();
    going = 'back';
    element.contentWindow.history.back();
  }

  element.addEventListener('load', () => {
    depth = going === 'new' ? 0 : going === 'back' ? depth - 1 : depth + 1;
    going = null;
    if (!element.hidden) relabel();
  });
  // The page that the frame came with is where it begins.
  depth = -1;
  if (page()?.readyState === 'complete' && page().location.href !== 'about:blank') depth = 0;

  return {
    element,
    open,
    home,
    back,
    relabel,
    empty: () => false,
    leave: where,
    enter: (place) => open(place ?? start),
    scrolled: () => page()?.scrollingElement,
    /** A digit is typed where a field has the caret; else it follows the link that has it as its key. */
    press(key) {
      const field = page()?.activeElement;
      if (field?.matches('input:not([type=submit]), textarea')) {
        field.setRangeText(key, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      } else
        page()
          ?.querySelector(`[accesskey="${CSS.escape(key)}"]`)
          ?.click();
    },
  };
}
