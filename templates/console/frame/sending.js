/** A file on its way: how much of it has gone, and what stays where the line breaks. Without a script the browser sends the form itself. */

for (const form of document.querySelectorAll('form[data-sending]')) form.addEventListener('submit', send);

function send(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const request = new XMLHttpRequest();
  const { told, button } = begin(form);
  request.upload.addEventListener('progress', ({ loaded, total }) => tell(told, form, loaded / total));
  request.addEventListener('load', () => show(request));
  request.addEventListener('error', () => broke(form, told, button));
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'text/html');
  request.send(new FormData(form, event.submitter));
}

function begin(form) {
  const told = form.querySelector('.sending');
  const button = form.querySelector('.action');
  form.querySelector('.broke').hidden = true;
  told.hidden = false;
  button.disabled = true;
  tell(told, form, 0);
  return { told, button };
}

function tell(told, form, share) {
  const percent = Math.floor(share * 100);
  told.querySelector('progress').value = percent;
  // Each tenth is read out, not each step.
  const says = told.querySelector('[role=status]');
  const text = form.dataset.sending.replace('{percent}', String(percent - (percent % 10)));
  if (says.textContent !== text) says.textContent = text;
}

/** The page that came, in the place of this one, at the address that it has. */
function show({ responseURL, responseText }) {
  if (responseURL !== location.href) history.pushState(null, '', responseURL);
  document.open();
  document.write(responseText);
  document.close();
}

function broke(form, told, button) {
  told.hidden = true;
  button.disabled = false;
  form.querySelector('.broke').hidden = false;
  button.focus();
}
