/** The live view: one card for each thing said, one row for each step, lit as the service tells of it. */
import { build, digits } from './build.js';

const STEPS = ['received', 'understood', 'lookedUp', 'committed', 'sent'];
/** Of a page there is nothing to send, and mostly nothing to keep. */
const STEPS_OF_PAGES = ['understood', 'lookedUp'];
const PAGES = new Set(['wml', 'xhtml', 'html']);
const KEPT = 8;

/** `words` are those of the page. */
export function openJourneys(words, people) {
  const list = document.getElementById('journeys');
  const cards = new Map();
  /** What was sent from here and is not yet seen inside, by phone: what comes back names no text. */
  const expected = new Map();

  function put(card) {
    list.querySelector('.empty')?.remove();
    list.prepend(card);
    while (list.children.length > KEPT) list.lastChild.remove();
  }

  function cardOf(step) {
    const known = cards.get(step.inbound);
    if (known) return known;
    const page = PAGES.has(step.medium);
    const { text, medium } = page ? { text: '…', medium: 'wap' } : askedBy(step.phone);
    const card = build('li', 'journey');
    card.append(head(text, `${people.nameOf(step.phone)} · ${words.medium[medium]}`), build('ol', 'steps'));
    for (const name of page ? STEPS_OF_PAGES : STEPS) card.lastChild.append(row(name));
    put(card);
    cards.set(step.inbound, card);
    return card;
  }

  function askedBy(phone) {
    return expected.get(digits(phone))?.shift() ?? { text: '…', medium: 'sms' };
  }

  function head(text, who) {
    const line = build('p', 'journey-head');
    line.append(build('b', 'journey-text', text), build('span', 'journey-who', who));
    return line;
  }

  function row(name) {
    const item = build('li', 'step');
    item.dataset.step = name;
    const said = build('span', 'step-said');
    said.append(build('span', 'step-about', words.about[name]), build('span', 'facts'));
    item.append(build('b', 'step-name', words.steps[name]), said, build('span', 'step-ms'));
    return item;
  }

  function show(step) {
    const card = cardOf(step);
    let item = card.querySelector(`[data-step="${step.step}"]`);
    if (!item) {
      item = row(step.step);
      card.querySelector('.step:not(.done)')?.before(item);
      if (!item.parentNode) card.lastChild.append(item);
    }
    item.classList.add('done');
    // Who follows a link says nothing: what it means stands for it.
    const title = card.querySelector('.journey-text');
    if (title.textContent === '…' && step.detail.intent)
      title.textContent = words.intents[step.detail.intent];
    item.querySelector('.step-ms').textContent = `${Math.round(step.ms)} ${words.ms}`;
    item.querySelector('.facts').replaceChildren(...factsOf(step.detail));
  }

  function factsOf(detail) {
    return Object.entries(detail).flatMap(([key, value]) => {
      if (key === 'intent') return [intentChip(value)];
      if (key === 'slots' && value && typeof value === 'object') return factsOf(value);
      // Names of templates are for those who write them.
      if (key === 'view' || key === 'template') return [];
      const shown = say(value);
      return shown === '' ? [] : [build('span', 'fact', `${words.facts[key] ?? key} ${shown}`.trim())];
    });
  }

  function intentChip(intent) {
    const chip = build('span', 'fact intent', words.intents[intent] ?? intent);
    chip.title = intent;
    return chip;
  }

  function say(value) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (Array.isArray(value)) return value.map(say).join(' ') || words.none;
    if (typeof value === 'object') return JSON.stringify(value);
    return words.values[value] ?? String(value);
  }

  return {
    show,
    /** Tells what the next unknown message of this phone is. */
    expect(phone, text, medium) {
      const key = digits(phone);
      if (!expected.has(key)) expected.set(key, []);
      expected.get(key).push({ text, medium });
    },
    /** It never got in. */
    forget(phone, text) {
      const waiting = expected.get(digits(phone)) ?? [];
      const at = waiting.findIndex((one) => one.text === text);
      if (at >= 0) waiting.splice(at, 1);
    },
    /** A text that nobody asked for. */
    arrived(arrival) {
      const card = build('li', `journey unasked ${arrival.lane}`);
      const facts = build('p', 'facts');
      facts.append(build('span', 'fact intent', words.lanes[arrival.lane] ?? arrival.lane));
      const { segments, encoding } = arrival;
      facts.append(...factsOf({ segments, encoding }));
      card.append(head(`${words.notices.to} ${people.nameOf(arrival.to)}`, words.notices.nobody), facts);
      put(card);
    },
  };
}
