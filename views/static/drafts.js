// What is typed into a form is kept in this tab until it is saved: a page that is lost loses nothing. No secret is kept,
// and nothing stays after signing out or closing the tab.
(() => {
  const store = sessionStorage;
  const PREFIX = 'draft ';
  const SENT = 'draft-sent';
  for (const out of document.querySelectorAll('form[action="/logout"]'))
    out.addEventListener('submit', () => {
      for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key);
    });

  const form = document.querySelector('form[data-draft]');
  const key = PREFIX + location.pathname;
  // Sent, and another page has come: it was taken.
  const sent = store.getItem(SENT);
  store.removeItem(SENT);
  const isRefused = document.getElementById('~summary') !== null;
  if (sent && !(sent === key && isRefused)) store.removeItem(sent);
  if (!form) return;

  const isKept = ({ name, type }) =>
    name &&
    name !== 'csrf_token' &&
    name !== '~version' &&
    name !== '~was' &&
    type !== 'password' &&
    type !== 'submit';
  const fields = () => [...form.elements].filter(isKept);
  const typed = () =>
    fields().map((field) =>
      field.type === 'checkbox' || field.type === 'radio'
        ? [field.name, field.value, field.checked]
        : [field.name, field.value],
    );
  const text = () => JSON.stringify(typed());
  const start = text();
  const kept = isRefused ? undefined : JSON.parse(store.getItem(key) ?? 'null');

  let timer;
  const keep = () => {
    if (text() === start) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ at: Date.now(), typed: typed() }));
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 300);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    keep();
    store.setItem(SENT, key);
  });
  for (const link of form.querySelectorAll('[data-discard]'))
    link.addEventListener('click', () => store.removeItem(key));

  if (!kept || JSON.stringify(kept.typed) === start) return;
  const put = () => {
    const left = fields();
    for (const [name, value, checked] of kept.typed) {
      const isChoice = checked !== undefined;
      const at = left.findIndex((field) => field.name === name && (!isChoice || field.value === value));
      if (at < 0) continue;
      const [field] = left.splice(at, 1);
      if (isChoice) field.checked = checked;
      else field.value = value;
    }
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const note = document.createElement('p');
  note.className = 'note draft';
  note.setAttribute('role', 'status');
  const at = new Date(kept.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const said = document.createElement('span');
  said.textContent = `What you typed here at ${at} was not saved.`;
  const button = (label, does) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'btn sm';
    one.textContent = label;
    one.addEventListener('click', () => {
      does();
      note.remove();
    });
    return one;
  };
  note.append(
    said,
    button('Put it back', put),
    button('Forget it', () => store.removeItem(key)),
  );
  form.before(note);
})();
