/** The phones on the page. Without this module the form of the first posts to the server and works. */
import { openJourneys } from './journeys.js';
import { openLive } from './live.js';
import { openOffice } from './office.js';
import { openPeople } from './people.js';
import { openSms } from './sms.js';
import { openTries } from './tries.js';
import { openUssd } from './ussd.js';
import { openWap } from './wap.js';

document.documentElement.classList.add('scripted');
const words = JSON.parse(document.getElementById('words').textContent);
const people = openPeople(words);
const journeys = openJourneys(words, people);
const sms = openSms(words, people, journeys);
const ussd = openUssd(words, people, journeys);
openWap(words, people);
openTries(words, people, { sms, ussd });
const office = openOffice(words);

const follow = openLive(words, {
  back: () => office?.back(),
  step: journeys.show,
  inbox: (arrival) => sms.arrive(arrival, true),
  arrival(arrival) {
    if (!sms.arrive(arrival)) return;
    people.ring(people.ours(arrival.to));
    journeys.arrived(arrival);
  },
});
follow(people.phones());
// Where a number is written, another one is another phone.
people.follow(() => people.phones().length === 1 && follow(people.phones()));

/** The keyboard belongs to the first phone wherever nothing else is being used; keys go down as they are typed. */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const handset = document.activeElement?.closest('.handset') ?? document.getElementById('sms');
  const key = handset.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  key?.classList.add('pressed');
  // Whose keys were pressed last is typed on.
  if (document.activeElement?.matches('.handset button, .deck')) key?.click();
  const idle = document.activeElement === document.body || document.activeElement === sms.thread;
  if (idle && event.key.length === 1 && event.key !== ' ') sms.entry.focus();
});
document.addEventListener('keyup', () => {
  for (const key of document.querySelectorAll('.key.pressed')) key.classList.remove('pressed');
});

function showTime() {
  const now = new Date();
  const time = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
  for (const clock of document.querySelectorAll('.screen-clock')) clock.textContent = time;
  setTimeout(showTime, 60_000 - (now.getTime() % 60_000));
}
showTime();
