/** Things to try: those of whoever is played. */
import { build } from './build.js';

export function openTries(words, people, { sms, ussd }) {
  const section = document.querySelector('.tries');
  const items = [...section.querySelectorAll('[data-as]')];
  const none = build('p', 'beside-lead', words.noneFor);
  section.append(none);

  function show() {
    let shown = 0;
    for (const item of items) {
      const theirs = item.dataset.as === people.phone;
      item.closest('li').hidden = !theirs;
      if (theirs) shown += 1;
    }
    none.hidden = items.length === 0 || shown > 0;
  }

  /** On a small screen one phone shows at a time. */
  function turnTo(view) {
    const tab = document.getElementById(`view-${view}`);
    tab.checked = true;
    if (tab.offsetParent) document.querySelector('.phones').scrollIntoView({ block: 'start' });
  }

  section.addEventListener('click', (event) => {
    const item = event.target.closest('[data-as]');
    if (!item) return;
    event.preventDefault();
    const { text, dial } = item.dataset;
    turnTo(dial ? 'ussd' : 'sms');
    if (dial) ussd.dial(dial);
    else sms.send(text);
  });
  people.follow(show);
  show();
}
