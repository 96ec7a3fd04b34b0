/** What the service tells of itself, as it happens. */

/**
 * `hear.back` is told of each connection, `hear.step` gets the steps of messages, `hear.arrival` each text that arrives, `hear.inbox` each that lay there
 * before the page was opened. Returns a function that follows other phones from now on.
 */
export function openLive(words, hear) {
  const sign = document.getElementById('live');
  let source = null;
  /** What came while the connection was lost lies in the inbox too. */
  let before = true;

  function live(on) {
    sign.dataset.state = on ? 'on' : 'off';
    sign.textContent = on ? words.liveOn : words.liveOff;
  }

  return (phones) => {
    source?.close();
    live(false);
    const wanted = phones.filter((phone) => phone.trim() !== '');
    if (wanted.length === 0) return;
    before = true;
    source = new EventSource(`/api/simulator/events?${wanted.map(asQuery).join('&')}`);
    source.addEventListener('step', (event) => hear.step(JSON.parse(event.data)));
    source.addEventListener('arrival', (event) => hear.arrival(JSON.parse(event.data)));
    source.addEventListener('inbox', (event) => (before ? hear.inbox : hear.arrival)(JSON.parse(event.data)));
    source.addEventListener('open', () => {
      live(true);
      hear.back();
    });
    source.addEventListener('error', () => {
      before = false;
      live(false);
    });
  };
}

function asQuery(phone) {
  return `phone=${encodeURIComponent(phone)}`;
}
