import { op, type Hooks, type Instance, type Models } from 'ordinal-host';
import type { Reach } from './reach';
import { refuse, unknownNames } from './refuse';

export interface NoteInput {
  readonly customerId: string;
  readonly noteText: string;
  readonly noteType: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const MEMBERS = ['customerId', 'noteText', 'noteType'];

/** What a form or a JSON body says; what is missing is empty, and the model refuses it by name. */
export function noteInput(body: unknown): NoteInput {
  const given = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  refuse(unknownNames(given, MEMBERS, 'cannot be set here'));
  return {
    customerId: text(given['customerId']),
    noteText: text(given['noteText']),
    noteType: text(given['noteType']) || 'general',
  };
}

/** Stores a note and tells the others. Throws what is wrong by field: what the model says, then a customer unknown here. */
export async function addNote(
  models: Models,
  hooks: Hooks,
  input: NoteInput,
  reach: Reach,
): Promise<Instance<'CustomerNote'>> {
  const note = models.CustomerNote.build(input);
  await note.validate();
  const where = { [op.and]: [{ id: input.customerId }, reach.customers] };
  if ((await models.Customer.count({ where })) === 0)
    refuse([{ name: 'customerId', message: 'names no customer' }], 422);
  await note.save();
  await hooks.announce('customers:note-added', { customerId: note.customerId, noteId: note.id });
  return note;
}
