/** What `views/admin/form.ejs` draws. */
import type { Admin } from '../context';
import { lower, sentence, type AdminField, type AdminPage } from '../../describe';
import { toneOf } from '../record';
import { writable, type Typed } from './form_input';
import type { Wrongs } from './form_values';
import { carriedTexts } from './read_form';
import { chooserOf, type Chooser } from './chooser';

export interface FieldView {
  readonly field: AdminField;
  readonly id: string;
  readonly text: string;
  readonly currencyText: string;
  readonly wrong: string;
  readonly changed: boolean;
  readonly options: readonly { readonly value: string; readonly label: string; readonly tone: string }[];
  readonly chooser: Chooser | undefined;
  readonly max: number | undefined;
  /** Width in sixths. */
  readonly span: 2 | 3 | 4 | 6;
}

export interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly wrong: number;
  readonly changed: number;
}

export interface FormView {
  readonly admin: AdminPage;
  readonly isNew: boolean;
  readonly heading: string;
  readonly action: string;
  readonly back: string;
  readonly version: string;
  /** The texts it was opened with, to tell later who has changed what. */
  readonly was: string;
  readonly sections: readonly SectionView[];
  readonly summary: readonly { readonly to: string; readonly text: string }[];
  readonly summaryTitle: string;
  readonly changed: number;
}

export interface FormState {
  readonly page: AdminPage;
  readonly id: string | undefined;
  /** Name of the record that is changed. */
  readonly name: string;
  readonly texts: Typed;
  /** Texts of the stored row, or of an empty form. */
  readonly before: Typed;
  /** The texts the form was opened with, where they are others by now. */
  readonly was?: Typed;
  readonly wrong: Wrongs;
  readonly version: string;
  /** What reference fields are searched for, by key. */
  readonly searches: Typed;
  /** Key of the field whose records are being looked through. */
  readonly open: string | undefined;
  /** Said above the fields instead of the count of what is wrong. */
  readonly trouble?: string;
}

export async function formView(admin: Admin, state: FormState): Promise<FormView> {
  const { page, id, wrong } = state;
  const isNew = id === undefined;
  const fields = writable(page);
  const sections: SectionView[] = [];
  for (const { id: group, title, keys } of page.groups) {
    const views: FieldView[] = [];
    const own = keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);
    for (const field of own) views.push(await fieldView(admin, state, field));
    if (views.length === 0) continue;
    const count = (test: (view: FieldView) => boolean): number => views.filter(test).length;
    sections.push({
      id: group,
      title,
      fields: views,
      wrong: count((view) => view.wrong !== ''),
      changed: count((view) => view.changed),
    });
  }
  const count = Object.keys(wrong).length;
  return {
    admin: page,
    isNew,
    heading: isNew ? `New ${lower(page.label)}` : `Edit ${state.name}`,
    action: isNew ? `${page.path}/new` : `${page.path}/${id}/edit`,
    back: isNew ? page.path : `${page.path}/${id}`,
    version: state.version,
    was: carriedTexts(page, state.was ?? state.before),
    sections,
    summary: summaryOf(sections, wrong),
    summaryTitle:
      state.trouble ??
      (count === 0
        ? ''
        : `Not saved: ${count === 1 ? '1 field needs' : `${count} fields need`} another look`),
    changed: sections.reduce((sum, section) => sum + section.changed, 0),
  };
}

function summaryOf(sections: readonly SectionView[], wrong: Wrongs): FormView['summary'] {
  const views = sections.flatMap((section) => section.fields);
  return Object.entries(wrong).map(([attribute, message]) => {
    const view = views.find(({ field }) => field.attribute === attribute || field.currency === attribute);
    if (view === undefined)
      return { to: '#main', text: `${attribute === '' ? 'The record' : sentence(attribute)} ${message}` };
    return { to: `#${view.id}`, text: `${view.field.label}: ${message}` };
  });
}

async function fieldView(admin: Admin, state: FormState, field: AdminField): Promise<FieldView> {
  const { texts, before, wrong, searches } = state;
  const typed = texts[field.attribute] ?? '';
  // A secret goes one way only: what was typed does not come back, not even into its own field.
  const text = field.secret ? '' : typed;
  const lost = field.secret && typed !== '' ? 'is not kept here: type it once more' : '';
  const currencyText = field.currency === undefined ? '' : (texts[field.currency] ?? '');
  const same =
    text === (before[field.attribute] ?? '') &&
    (field.currency === undefined || currencyText === (before[field.currency] ?? ''));
  return {
    field,
    id: field.attribute,
    text,
    currencyText,
    wrong: wrong[field.attribute] ?? (field.currency === undefined ? lost : (wrong[field.currency] ?? '')),
    changed: !same,
    options: optionsOf(field),
    chooser:
      field.widget === 'reference'
        ? await chooserOf(admin, field, text, searches[field.key], state.open === field.key)
        : undefined,
    max: field.spec.length ?? field.spec.max,
    span: spanOf(field),
  };
}

const YES_NO: FieldView['options'] = [
  { value: '', label: 'Not set', tone: '' },
  { value: 'true', label: 'Yes', tone: '' },
  { value: 'false', label: 'No', tone: '' },
];

const optionsOf = ({ spec }: AdminField): FieldView['options'] =>
  spec.kind === 'boolean'
    ? YES_NO
    : (spec.values ?? []).map((value) => ({ value, label: sentence(value), tone: toneOf(value) }));

const SPANS: Partial<Record<AdminField['widget'], 2 | 3 | 6>> = {
  textarea: 6,
  json: 6,
  switch: 3,
  date: 3,
  number: 3,
};
const spanOf = (field: AdminField): FieldView['span'] => SPANS[field.widget] ?? 3;
