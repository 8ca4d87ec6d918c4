// A record that a form wants to point to is made in a dialog over it, by the very pages that make it elsewhere.
(() => {
  const ID = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');
  const formIn = (page) => page.querySelector('form.main-form');

  // Two forms stand in one page then: what names parts of this one is made different.
  const renamed = (form) => {
    const rename = (text) => text.replace(/[^\s#]+/g, (name) => `new-${name}`);
    for (const node of form.querySelectorAll('[id]')) node.id = rename(node.id);
    for (const name of ['for', 'aria-describedby', 'aria-labelledby'])
      for (const node of form.querySelectorAll(`[${name}]`))
        node.setAttribute(name, rename(node.getAttribute(name)));
    for (const link of form.querySelectorAll('a[href^="#"]'))
      link.setAttribute('href', rename(link.getAttribute('href')));
    return form;
  };

  const choose = (field, id, label) => {
    if (field.tagName === 'SELECT') {
      field.append(new Option(label, id, true, true));
    } else {
      const [name] = [field.id];
      const option = document.createElement('label');
      const radio = Object.assign(document.createElement('input'), {
        type: 'radio',
        name,
        value: id,
        checked: true,
      });
      option.append(radio, Object.assign(document.createElement('span'), { textContent: label }));
      field.querySelector('.opts').prepend(option);
      field.querySelector('summary span').textContent = label;
      field.open = false;
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
    (field.querySelector('summary') ?? field).focus();
  };

  const open = async (link) => {
    const field = document.getElementById(link.dataset.create);
    const page = await read(await fetch(link.href, { headers: { Accept: 'text/html' } }));
    // Signed out, or to be proved first: that needs a page of its own.
    if (!formIn(page)) return window.open(link.href, '_blank', 'noopener');
    const dialog = Object.assign(document.createElement('dialog'), { className: 'dlg making' });
    dialog.setAttribute('aria-label', link.textContent.trim());
    const draw = (from) => {
      const form = renamed(document.adoptNode(formIn(from)));
      for (const gone of form.querySelectorAll('.toc, .savebar a, [value=another]')) gone.remove();
      for (const wrong of form.querySelectorAll('[data-create]')) wrong.removeAttribute('data-create');
      form.removeAttribute('data-guard');
      const head = document.createElement('div');
      head.append(
        Object.assign(document.createElement('h2'), {
          className: 'h2',
          textContent: link.textContent.trim(),
        }),
      );
      const cancel = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'btn ghost',
        textContent: 'Cancel',
      });
      cancel.addEventListener('click', () => dialog.close());
      form.querySelector('.savebar .pri').before(cancel);
      form.addEventListener('submit', (event) => send(event, form));
      dialog.replaceChildren(head, form);
      (
        form.querySelector('[aria-invalid=true]') ?? form.querySelector('.field :is(input, select, textarea)')
      )?.focus();
    };
    const send = async (event, form) => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
      const next = await read(answer);
      const [, id] = ID.exec(new URL(answer.url).pathname) ?? [];
      if (answer.ok && answer.redirected && id) {
        dialog.close();
        return choose(field, id, next.title.replace(/ · [^·]*$/, ''));
      }
      if (formIn(next)) draw(next);
      else location.assign(link.href);
    };
    (document.getElementById('main') ?? document.body).append(dialog);
    draw(page);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-create]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  });
})();
