/** Decks as they are fetched, and what can be read off them. */

const ACCEPT = 'text/vnd.wap.wml';

/** `form` is posted where there is one. Rejects with an Error in the page's words where no deck comes. */
export async function readDeck(address, form, words) {
  const response = await fetch(address, {
    headers: { Accept: ACCEPT },
    ...(form && { method: 'POST', body: form }),
  });
  const type = response.headers.get('Content-Type') ?? '';
  const text = await response.text();
  if (!type.startsWith(ACCEPT)) throw new Error(words.wap.notWml);
  const deck = new DOMParser().parseFromString(text, 'text/xml');
  if (deck.querySelector('parsererror')) throw new Error(words.wap.failed);
  return { deck, url: new URL(response.url), octets: new TextEncoder().encode(text).length };
}

/** The card of this name, else the first; null where there is none. */
export function cardOf(deck, name) {
  return name ? deck.getElementById(name) : deck.querySelector('card');
}

/** What a `go` carries, its variables filled in. */
export function fieldsOf(task, fill) {
  const fields = [...task.querySelectorAll('postfield')];
  return new URLSearchParams(
    fields.map((field) => [fill(field.getAttribute('name') ?? ''), fill(field.getAttribute('value') ?? '')]),
  );
}
