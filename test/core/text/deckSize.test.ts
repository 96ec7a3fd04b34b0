/** The bound on a compiled deck, held against sizes that a WBXML compiler gave for the same decks. */
import { DECK_ROOM, deckSize, isDeck } from '../../../src/core/text/deckSize';

const deck = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml">\n<wml><card id="c">${inside}</card></wml>`;

test.each<[string, string, number]>(sizes())('%s', (_, inside, compiled) => {
  const bound = deckSize(deck(inside));
  expect(bound).toBeGreaterThanOrEqual(compiled);
  expect(bound).toBeLessThanOrEqual(compiled * 1.2 + 24);
});

test('every character of Chinese costs three octets, every paragraph four', () => {
  const size = (text: string) => deckSize(deck(`<p>${text}</p>`));
  expect(size('补贴') - size('补')).toBe(3);
  expect(deckSize(deck('<p>补</p><p>贴</p>')) - size('补贴')).toBe(4);
});

test('a name of an entity costs what it stands for', () => {
  expect(deckSize(deck('<p>a&amp;b</p>'))).toBe(deckSize(deck('<p>a+b</p>')));
});

test('phones hold 1,400 octets at least, gateways take some', () => {
  expect(DECK_ROOM).toBe(1_200);
});

/** Octets as libwbxml compiles them for WML 1.1 in UTF-8, without a string table. */
function sizes(): [string, string, number][] {
  return [
    ['an empty paragraph', '<p/>', 14],
    ['text', '<p>王*户补贴14笔,1笔没到账</p>', 49],
    ['links', '<p><a href="subsidy.query">1 补贴</a><br/><a href="case.status">2 办件</a></p>', 72],
    [
      'a form',
      '<p>编号<input name="n" format="*M" maxlength="20"/><anchor>查<go href="case?k=1&amp;l=2" method="post"><postfield name="n" value="$(n)"/></go></anchor></p>',
      78,
    ],
    ['dollars', '<p>5$$ &amp; 6$$ &lt;b&gt;</p>', 30],
    ['a long text', `<p>${'天'.repeat(300)}</p>`, 917],
  ];
}

test.each([380, 390, 400])('%i characters of Chinese: a deck as long as its bound is', (count) => {
  const made = deck(`<p>${'天'.repeat(count)}</p>`);
  expect(isDeck(made)).toBe(deckSize(made) <= DECK_ROOM);
});
