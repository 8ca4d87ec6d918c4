import { formInput, type ExpressResponse, type Wrong } from 'ordinal-host';
import { COMPANY_SIZES, companyOf, type Company, type CompanyForm } from '../domain';
import { refusedBy, type Entry } from './entry';
import { draw, type OwnPages } from './own_page';

const HERE = '/account/company';
const ENTRIES: readonly (Entry & { readonly name: keyof Company })[] = [
  { name: 'name', label: 'Company', kind: 'text', span: 3, most: 200, autocomplete: 'organization' },
  {
    name: 'jobTitle',
    label: 'Job title',
    kind: 'text',
    isOptional: true,
    span: 3,
    most: 100,
    autocomplete: 'organization-title',
  },
  { name: 'industry', label: 'Industry', kind: 'text', isOptional: true, span: 3, most: 100 },
  {
    name: 'size',
    label: 'People who work there',
    kind: 'choice',
    isOptional: true,
    span: 3,
    options: [['', 'not said'], ...COMPANY_SIZES.map((size): [string, string] => [size, size])],
  },
  {
    name: 'website',
    label: 'Website',
    kind: 'url',
    isOptional: true,
    span: 3,
    most: 500,
    autocomplete: 'url',
  },
  { name: 'vatNumber', label: 'VAT number', kind: 'text', isOptional: true, span: 3, most: 30 },
];
const NAMES = ENTRIES.map(({ name }) => name);
const HELP = 'Empty everything and save, and nothing is kept.';

/** `GET` and `POST /account/company` */
export function companyPage({ router, access, models, noting, me }: OwnPages): void {
  const again = (
    response: ExpressResponse,
    values: Partial<Record<keyof Company, string | null>>,
    { errors = [], done }: { readonly errors?: readonly Wrong[]; readonly done?: unknown } = {},
  ): void => {
    const page = { title: 'Company', here: HERE, errors, done };
    draw(response, 'form', page, { entries: ENTRIES, values, lead: undefined, note: HELP });
  };
  const keep = async (form: CompanyForm): Promise<string> => {
    const userId = me().value;
    const company = companyOf(form);
    const row = await models.CompanyInfo.findOne({ where: { userId } });
    if (company === undefined) await row?.destroy();
    else if (row === null) await models.CompanyInfo.create({ ...company, userId });
    else await row.update(company);
    return company === undefined ? 'Emptied the company' : `Saved the company ${company.name}`;
  };

  router.get('/company', access.signedIn(), async (request, response) => {
    const row = await models.CompanyInfo.findOne({ where: { userId: me().value } });
    const values = Object.fromEntries(NAMES.map((name) => [name, row?.[name] ?? '']));
    again(response, values, { done: request.query['done'] });
  });
  router.post('/company', access.signedIn(), async (request, response) => {
    const values = formInput(request, NAMES);
    const errors = await refusedBy(() => noting(request, 'company-changed', () => keep(values)));
    if (errors.length > 0) return again(response, values, { errors });
    response.redirect(303, `${HERE}?done=saved`);
  });
}
