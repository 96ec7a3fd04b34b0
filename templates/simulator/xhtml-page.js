/** Pages in XHTML Mobile Profile as they are fetched, made fit to be drawn at another address than their own. */

const ACCEPT = 'application/vnd.wap.xhtml+xml';
const ADDRESSES = ['href', 'action'];
/** The mask of those phones (WAP-239), and what browsers of today have for it. */
const MASK = / style="-wap-input-format:'\*N'"/g;
const DIGITS = ' inputmode="numeric"';

/** `form` is posted where there is one. Rejects with an Error in the page's words where no such page comes. */
export async function readPage(address, form, words) {
  const response = await fetch(address, {
    headers: { Accept: ACCEPT },
    ...(form && { method: 'POST', body: form }),
  });
  const type = response.headers.get('Content-Type') ?? '';
  const text = await response.text();
  if (!type.startsWith(ACCEPT)) throw new Error(words.wap.notXhtml);
  const page = new DOMParser().parseFromString(text.replace(MASK, DIGITS), 'application/xhtml+xml');
  if (page.querySelector('parsererror') || !page.body) throw new Error(words.wap.failed);
  const url = new URL(response.url);
  settle(page.body, url);
  const language = page.documentElement.getAttribute('xml:lang') ?? '';
  return { url, language, body: page.body, octets: new TextEncoder().encode(text).length };
}

/** Whole addresses: the frame has one of its own. */
function settle(body, url) {
  for (const name of ADDRESSES)
    for (const each of body.querySelectorAll(`[${name}]`))
      each.setAttribute(name, new URL(each.getAttribute(name), url).href);
}
