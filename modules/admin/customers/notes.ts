import type { Hooks, Instance, Models, ViewContext } from 'ordinal-host';
import type { Reach } from './reach';
import { refuse, unknownNames } from './refuse';

export interface NoteInput {
  readonly customerId: string;
  readonly noteText: string;
  readonly noteType: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const MEMBERS = ['customerId', 'noteText', 'noteType'];

/**
 * What a form or a JSON body says; what is missing is empty, and the model refuses it by name.
 * @param kept fields that whoever sent it may not fill in
 */
export function noteInput(body: unknown, kept: ReadonlySet<string>): NoteInput {
  const given = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const open = MEMBERS.filter((name) => !kept.has(name.replace(/Id$/, '')));
  refuse(unknownNames(given, open, 'cannot be set here'));
  return {
    customerId: text(given['customerId']),
    noteText: text(given['noteText']),
    noteType: text(given['noteType']) || 'general',
  };
}

interface Saving extends Pick<ViewContext, 'transaction'> {
  readonly models: Models;
  readonly hooks: Hooks;
}

/** Stores a note and tells the others. Throws what is wrong by field: what the model says, then a customer unknown here. */
export async function addNote(
  { models, hooks, transaction }: Saving,
  input: NoteInput,
  reach: Reach,
): Promise<Instance<'CustomerNote'>> {
  const note = models.CustomerNote.build(input);
  await note.validate();
  const where = reach.within('customers', { id: input.customerId });
  if ((await models.Customer.count({ where })) === 0)
    refuse([{ name: 'customerId', message: 'names no customer' }], 422);
  await transaction(async () => {
    await note.save();
    const own = reach.within('customer_notes', { id: note.id }, 'create');
    if ((await models.CustomerNote.count({ where: own })) === 0)
      refuse([{ name: 'noteText', message: 'is not among the notes that you may add' }], 422);
  });
  await hooks.announce('customers:note-added', { customerId: note.customerId, noteId: note.id });
  return note;
}
