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
  const { router, models, access } = context;
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
    const reach = reachOf(context);
    const customer = await readCustomer(models, words(request.params['id']), reach);
    if (customer === null) return next();
    const name = customer.name ?? `Customer ${customer.id.slice(-6)}`;
    response.render('customers/detail', {
      title: name,
      crumbs: [BOOK, { text: name }],
      active: HERE,
      here: HERE,
      customer: { ...customer, name },
      kept: reach.keeps('customer_notes'),
    });
  });

  router.post('/notes', access('customers.note'), async (request, response) => {
    const reach = reachOf(context);
    const input = noteInput(request.body, reach.keeps('customer_notes'));
    const note = await addNote(context, input, reach);
    if (asksForJson(request)) response.status(201).json({ status: 'success', noteId: note.id });
    else response.redirect(303, `${HERE}/${input.customerId}#notes`);
  });

  return router;
});
