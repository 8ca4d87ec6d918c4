// Keys. What has a key on a page says so by aria-keyshortcuts; rows of a list and the help are known by name.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const isOff = document.body.dataset.keys === 'off';

  const rows = all('table.fold tbody tr');
  for (const hints of all('[data-hints]')) hints.hidden = rows.length === 0 || isOff;
  // a key that does nothing is not announced either
  for (const place of isOff ? all('[aria-keyshortcuts]') : [])
    if (place.getAttribute('aria-keyshortcuts').length === 1) place.removeAttribute('aria-keyshortcuts');

  // help opens in place
  const help = one('[data-keys-help]');
  const showHelp = () => {
    if (!one('dialog[open]')) help?.showModal();
  };
  for (const link of all('[data-help]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !help) return;
      event.preventDefault();
      showHelp();
    });
  }
  for (const dialog of all('dialog.dlg')) {
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  let at = -1;
  const move = (step) => {
    if (rows.length === 0) return;
    rows[at]?.classList.remove('cur');
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add('cur');
    rows[at].scrollIntoView({ block: 'nearest' });
    one('.nm', rows[at])?.focus({ preventScroll: true });
  };
  const follow = (key) => one(`main [aria-keyshortcuts=${CSS.escape(key)}]`)?.click();
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => rows[at] && one('input[data-pick]', rows[at])?.click(),
    e: () => {
      if (!rows[at]) follow('e');
      else if (rows[at].closest('[data-editable]')) location.assign(`${one('.nm', rows[at]).href}/edit`);
    },
    u: () => all('.crumb a').at(-1)?.click(),
    '/': () => one('main input[name=q]')?.focus(),
    f: () => {
      const filter = one('#flt');
      if (filter) filter.open = !filter.open;
    },
    '?': showHelp,
  };
  const tab = (number) => all('.rels a')[number - 1]?.click();
  const act = (key) => {
    if (keys[key]) keys[key]();
    else if (/^[1-9]$/.test(key)) tab(Number(key));
    else if (/^[a-z]$/.test(key)) follow(key);
    else return false;
    return true;
  };

  // in a form: Ctrl S is with the form; what is beside saving, and the way to what is wrong
  const form = one('form[data-guard]');
  let wrong = -1;
  const inForm = (event) => {
    const isHeld = (event.ctrlKey || event.metaKey) && event.shiftKey;
    if (isHeld && event.key.toLowerCase() === 's')
      return one('.btn[name="~do"]:is([value=another], [value=stay])', form)?.click() ?? true;
    if (event.altKey && event.code === 'KeyE') {
      const fields = all('[aria-invalid=true]', form);
      wrong = fields.length === 0 ? -1 : (wrong + 1) % fields.length;
      fields[wrong]?.focus();
      return true;
    }
    return false;
  };

  const isTyping = (target) =>
    target.matches?.('input:not([type=checkbox]), select, textarea, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    if (form && inForm(event) !== false) return event.preventDefault();
    if (isTyping(event.target)) {
      if (event.key === 'Escape' && !one('dialog[open]')) event.target.blur();
      return;
    }
    if (isOff || one('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event.key)) event.preventDefault();
  });
})();
