/** The live view: one card for each text, one row for each step, lit as the service tells of it. */

const STEPS = ['received', 'understood', 'lookedUp', 'committed', 'sent'];
const KEPT = 5;

/** `words` are those of the page; `arrived` is told of each text that comes unasked to the phone that is followed. */
export function openJourneys(words, arrived) {
  const list = document.getElementById('journeys');
  const sign = document.getElementById('live');
  const cards = new Map();
  /** Texts sent from here and not yet seen inside, by phone: what comes back names no text. */
  const expected = new Map();
  let source = null;

  function live(on) {
    sign.dataset.state = on ? 'on' : 'off';
    sign.textContent = on ? words.liveOn : words.liveOff;
  }

  function cardOf(step) {
    const known = cards.get(step.inbound);
    if (known) return known;
    list.querySelector('.empty')?.remove();
    const card = build('li', 'journey');
    const text = expected.get(digits(step.phone))?.shift() ?? '…';
    card.append(build('p', 'journey-text', text), build('ol', 'steps'));
    for (const name of STEPS) card.lastChild.append(row(name));
    list.prepend(card);
    cards.set(step.inbound, card);
    while (list.children.length > KEPT) list.lastChild.remove();
    return card;
  }

  function row(name) {
    const item = build('li', 'step');
    item.dataset.step = name;
    item.append(build('b', 'step-name', words.steps[name]), build('span', 'step-ms'));
    item.append(build('span', 'step-about', words.about[name]), build('span', 'facts'));
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
    item.querySelector('.step-ms').textContent = `${Math.round(step.ms * 10) / 10} ${words.ms}`;
    item.querySelector('.facts').replaceChildren(...factsOf(step.detail));
  }

  function factsOf(detail) {
    return Object.entries(detail).flatMap(([key, value]) => {
      if (key === 'intent') return [intentChip(value)];
      if (key === 'slots' && value && typeof value === 'object') return factsOf(value);
      const shown = say(value);
      return shown === '' ? [] : [build('span', 'fact', `${words.facts[key] ?? key} ${shown}`)];
    });
  }

  function intentChip(intent) {
    const chip = build('span', 'fact intent', words.intents[intent] ?? intent);
    chip.append(build('code', '', intent));
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
    /** Tells which text the next unknown message of this phone is. */
    expect(phone, text) {
      const key = digits(phone);
      if (!expected.has(key)) expected.set(key, []);
      expected.get(key).push(text);
    },
    /** The text never got in. */
    forget(phone, text) {
      const texts = expected.get(digits(phone)) ?? [];
      const at = texts.indexOf(text);
      if (at >= 0) texts.splice(at, 1);
    },
    /** Shows the messages of this phone from now on; resolves once connected, or once that failed. */
    follow(phone) {
      source?.close();
      live(false);
      if (!phone) return Promise.resolve();
      source = new EventSource(`/api/simulator/events?phone=${encodeURIComponent(phone)}`);
      source.addEventListener('step', (event) => show(JSON.parse(event.data)));
      source.addEventListener('arrival', (event) => arrived(phone, JSON.parse(event.data)));
      return new Promise((resolve) => {
        source.addEventListener('open', () => resolve(live(true)));
        source.addEventListener('error', () => resolve(live(false)));
      });
    },
  };
}

function digits(phone) {
  return phone.replace(/\D/g, '').slice(-11);
}

function build(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
