// Adds a note without leaving the page. Without scripts the form posts and comes back here.
(() => {
  const form = document.querySelector('[data-note-form]');
  const list = document.querySelector('[data-notes]');
  const count = document.querySelector('[data-note-count]');
  const none = document.querySelector('[data-no-notes]');
  const problem = document.querySelector('[data-note-error]');
  if (!form || !list) return;

  const say = (text) => {
    problem.textContent = text;
    problem.hidden = text === '';
  };
  const part = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const show = ({ noteText, noteType }) => {
    const by = part('div', 'by');
    by.append(part('b', '', 'You'), part('span', 'tag', noteType), part('span', 'muted', 'just now'));
    const item = part('li');
    item.append(part('span', 'av', 'Y'), by, part('p', '', noteText));
    list.prepend(item);
    if (none) none.hidden = true;
    count.textContent = String(Number(count.textContent) + 1);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const note = Object.fromEntries(new FormData(form));
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(note),
      });
      const said = await answer.json();
      if (!answer.ok) return say(said.errors?.[0]?.message ?? said.detail ?? 'The note was not stored.');
      say('');
      show(note);
      form.reset();
    } catch {
      say('The server does not answer. Your note is still here.');
    }
  });
})();
