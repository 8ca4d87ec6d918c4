/** Where somebody works. */
import { frozen } from '../entities';
import { DomainError, refusal, textFaults, throwOnFaults, tidy, type Fault, type TextRule } from '../faults';
import { webAddress } from './web_address';

export const COMPANY_SIZES = ['1', '2-10', '11-50', '51-200', '201-1000', 'more'] as const;
export type CompanySize = (typeof COMPANY_SIZES)[number];

export interface Company {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly industry: string | null;
  readonly size: CompanySize | null;
  readonly website: string | null;
  readonly vatNumber: string | null;
}

export type CompanyForm = Readonly<Record<keyof Company, string>>;

const TEXTS = [
  { field: 'name', label: 'The name', max: 200 },
  { field: 'jobTitle', label: 'The job title', max: 100 },
  { field: 'industry', label: 'The industry', max: 100 },
  { field: 'vatNumber', label: 'The VAT number', max: 30 },
] as const satisfies readonly TextRule[];

const sizeOf = (text: string): CompanySize | null => {
  if (text === '') return null;
  const found = COMPANY_SIZES.find((one) => one === text);
  if (found !== undefined) return found;
  throw refusal('COMPANY_SIZE_UNKNOWN', 'size', 'There is no such size.');
};

const faultsOf = (work: () => unknown): readonly Fault[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.faults;
    throw error;
  }
};

/**
 * A form that was emptied is no company.
 * @throws DomainError with everything that is wrong
 */
export function companyOf(form: CompanyForm): Company | undefined {
  if (Object.values(form).every((text) => text.trim() === '')) return undefined;
  const texts = Object.fromEntries(TEXTS.map(({ field }) => [field, tidy(form[field])])) as Record<
    (typeof TEXTS)[number]['field'],
    string
  >;
  const website = form.website.trim();
  throwOnFaults([
    ...TEXTS.flatMap((rule) =>
      rule.field !== 'name' && texts[rule.field] === '' ? [] : textFaults(texts[rule.field], rule),
    ),
    ...faultsOf(() => sizeOf(form.size)),
    ...faultsOf(() => website === '' || webAddress(website, 'website')),
  ]);
  const orNothing = (text: string): string | null => (text === '' ? null : text);
  return frozen({
    name: texts.name,
    jobTitle: orNothing(texts.jobTitle),
    industry: orNothing(texts.industry),
    size: sizeOf(form.size),
    website: website === '' ? null : webAddress(website, 'website'),
    vatNumber: orNothing(texts.vatNumber),
  });
}
