/** What went wrong with one of many records, in words. */
import type { AdminPage } from '../../describe';
import { sentence } from '../../describe';
import { describeError } from '../../web';
import { RefusedRecord } from '../bulk';
import type { Admin } from '../context';
import type { Wrongs } from '../form';
import { labelOf } from '../record';
import { complaints } from './form_answer';

export interface Refused {
  readonly wrong: Wrongs;
  /** `Kestrel Marine: status must be …` */
  readonly words: string;
}

/** @throws what is no refusal but a fault */
export async function refusedRecord(admin: Admin, page: AdminPage, error: unknown): Promise<Refused> {
  const isOne = error instanceof RefusedRecord;
  const reason = isOne ? error.reason : error;
  const wrong = wrongsOf(admin, page, reason);
  const { detail } = describeError(reason);
  const said = Object.entries(wrong).map(([name, message]) => {
    const label = page.fields.find(({ attribute }) => attribute === name)?.label ?? sentence(name);
    return `${name === '' ? 'It' : label} ${message}`;
  });
  const words = said.length === 0 ? detail : `${said.join('; ')}.`;
  return { wrong, words: isOne ? `${await labelOf(admin, page, error.row)}: ${words}` : words };
}

/** A refusal without fields has a sentence of its own; a fault goes on to whoever answers those. */
function wrongsOf(admin: Admin, page: AdminPage, reason: unknown): Wrongs {
  try {
    return complaints(admin, page, reason);
  } catch (error) {
    if (describeError(error).status >= 500) throw error;
    return {};
  }
}
