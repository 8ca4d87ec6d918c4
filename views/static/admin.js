// What pages gain when scripts run. Nothing here is needed to use them.
(() => {
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // the theme changes at once; the server is told behind the page's back
  for (const form of all('[data-theme-form]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const isDark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      const theme = isDark ? 'light' : 'dark';
      root.dataset.theme = theme;
      const body = new URLSearchParams(new FormData(form));
      body.set('theme', theme);
      fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => form.submit());
    });
  }

  // a rail or a row of tabs longer than the screen shows where one is; the page itself stays where it is
  for (const place of all(':is(.rail, .views) [aria-current=page]')) {
    const box = place.closest('.rail, .views');
    const [at, seen] = [place, box].map((element) => element.getBoundingClientRect());
    box.scrollTop += Math.max(0, at.bottom - seen.bottom) + Math.min(0, at.top - seen.top);
    box.scrollLeft += Math.max(0, at.right - seen.right) + Math.min(0, at.left - seen.left);
  }

  // a select that is its own button
  for (const select of all('[data-go]')) {
    select.addEventListener('change', () => select.form.requestSubmit());
    for (const button of all('[data-go-button]', select.form)) button.hidden = true;
  }

  // what is still being made is asked for again
  const again = one('[data-again]');
  if (again) setTimeout(() => location.reload(), Number(again.dataset.again) * 1000);

  // a wide diagram opens where the chosen model is, or where the order begins
  const canvas = one('.canvas');
  const box = canvas && (one('.ent.sel', canvas) ?? one('.ent', canvas));
  if (box) {
    const { left, width } = box.getBoundingClientRect();
    canvas.scrollLeft += left - canvas.getBoundingClientRect().left - (canvas.clientWidth - width) / 2;
  }

  // an open sheet or menu closes with Escape and with a click beside it
  const close = (except) => {
    for (const pop of all('details.pop[open]')) if (pop !== except) pop.open = false;
  };
  document.addEventListener('click', (event) => close(event.target.closest('details.pop')));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  // a form says that something is not saved yet and asks before it is left
  const form = one('form[data-guard]');
  if (form) {
    const state = one('[data-state]');
    const start = new FormData(form);
    let leaving = false;
    const changes = () => {
      const now = new FormData(form);
      const names = new Set([...start.keys(), ...now.keys()]);
      return [...names].filter((name) => String(start.getAll(name)) !== String(now.getAll(name))).length;
    };
    const marked = all('.mark', form).length;
    const tell = () => {
      const count = changes() + marked;
      if (count > 0) state.textContent = count === 1 ? '1 unsaved change' : `${count} unsaved changes`;
      else state.textContent = 'No changes';
    };
    form.addEventListener('input', tell);
    form.addEventListener('submit', () => (leaving = true));
    addEventListener('beforeunload', (event) => {
      if (!leaving && navigator.userActivation?.hasBeenActive && changes() > 0) event.preventDefault();
    });
    one('[id="~summary"]')?.focus();
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        form.requestSubmit(one('.btn.pri[name="~do"]', form));
      }
    });
  }

  // keys outside of fields
  const typing = (target) => /INPUT|SELECT|TEXTAREA/.test(target.tagName) && target.type !== 'checkbox';
  const follow = (key) => one(`[aria-keyshortcuts=${key}]`)?.click();
  const rows = all('table.fold tbody tr');
  for (const hints of all('[data-hints]')) hints.hidden = rows.length === 0;
  let at = -1;
  const move = (step) => {
    if (rows.length === 0) return;
    rows[at]?.classList.remove('cur');
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add('cur');
    rows[at].scrollIntoView({ block: 'nearest' });
    one('.nm', rows[at])?.focus({ preventScroll: true });
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    n: () => follow('n'),
    z: () => follow('z'),
    e: () => {
      if (!rows[at]) follow('e');
      else if (rows[at].closest('[data-editable]')) location.assign(`${one('.nm', rows[at]).href}/edit`);
    },
    '/': () => one('input[name=q]')?.focus(),
    f: () => {
      const filter = one('#flt');
      if (filter) filter.open = !filter.open;
    },
  };
  document.addEventListener('keydown', (event) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
