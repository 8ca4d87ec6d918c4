import { defineView, type Request } from 'ordinal-host';
import { bookQuery, readBook } from './book';
import { addNote, noteInput } from './notes';
import { reachOf } from './reach';
import { readCustomer } from './record';

const HERE = '/admin/customers';
const BOOK = { text: 'Customer book', to: HERE };

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const asksForJson = (request: Request): boolean =>
  request.is('json') !== false && request.is('json') !== null;

export default defineView((context) => {
  const { router, models, hooks, access } = context;
  router.get('/', access('customers.read'), async (request, response) => {
    const { q, page } = bookQuery(request.query);
    const book = await readBook(models, q, page, reachOf(context));
    response.render('customers/list', {
      title: 'Customer book',
      crumbs: [{ text: 'Customer book' }],
      active: HERE,
      here: HERE,
      book,
    });
  });

  router.get('/:id', access('customers.read'), async (request, response, next) => {
    const customer = await readCustomer(models, words(request.params['id']), reachOf(context));
    if (customer === null) return next();
    const { name } = customer;
    response.render('customers/detail', {
      title: name,
      crumbs: [BOOK, { text: name }],
      active: HERE,
      here: HERE,
      customer,
    });
  });

  router.post('/notes', access('customers.note'), async (request, response) => {
    const input = noteInput(request.body);
    const note = await addNote(models, hooks, input, reachOf(context));
    if (asksForJson(request)) response.status(201).json({ status: 'success', noteId: note.id });
    else response.redirect(303, `${HERE}/${input.customerId}#notes`);
  });

  return router;
});
