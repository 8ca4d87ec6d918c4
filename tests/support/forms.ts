/** The forms of a page as a browser has them: read by a parser that follows the HTML standard, entities decoded. */
import { load } from 'cheerio';

export interface FormField {
  readonly name: string;
  /** `text`, `email`, `hidden`, `checkbox` and so on; `textarea`, `select`. */
  readonly kind: string;
  /** What the page has filled in. */
  readonly value: string;
}

export interface PageForm {
  readonly method: 'get' | 'post';
  readonly action: string;
  /** In the order of the page; boxes that are not ticked too, with nothing in them. */
  readonly fields: readonly FormField[];
}

/** @param here address of the page, for forms that go back to it */
export function formsIn(html: string, here: string): readonly PageForm[] {
  const $ = load(html);
  return $('form')
    .toArray()
    .map((form) => ({
      method: $(form).attr('method')?.toLowerCase() === 'post' ? 'post' : 'get',
      action: $(form).attr('action') ?? here,
      fields: $(form)
        .find('input[name], textarea[name], select[name]')
        .toArray()
        .map((element) => {
          const kind = element.tagName === 'input' ? ($(element).attr('type') ?? 'text') : element.tagName;
          const isOff = (kind === 'checkbox' || kind === 'radio') && $(element).attr('checked') === undefined;
          return { name: $(element).attr('name') ?? '', kind, value: isOff ? '' : valueOf($(element).val()) };
        }),
    }));
}

const valueOf = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value?.join() ?? '');

/** What a browser would send of a form that nobody has touched. */
export const untouched = ({ fields }: PageForm): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter(({ kind, value }) => value !== '' || (kind !== 'checkbox' && kind !== 'radio'))
      .map(({ name, value }) => [name, value]),
  );

/** The words of a page, without its marks. */
export const wordsOf = (html: string): string => load(html)('body').text();
