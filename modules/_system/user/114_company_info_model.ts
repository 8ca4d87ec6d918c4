import { defineModel, enumeration, reference, string } from 'ordinal-host';
import { COMPANY_SIZES } from './domain';

/** Where somebody works. One for each user. */
export default defineModel('CompanyInfo', {
  table: 'company_infos',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'companyInfos' }).required().unique(),
    name: string(200).required(),
    jobTitle: string(100),
    industry: string(100),
    size: enumeration(COMPANY_SIZES).help('people who work there'),
    website: string(500).url(),
    vatNumber: string(30).label('VAT number'),
  },
  admin: {
    list: ['user', 'name', 'jobTitle', 'industry', 'size'],
    search: ['name', 'industry', 'vatNumber'],
    filter: ['size'],
    sort: 'name',
    title: 'name',
    label: 'Company of a user',
    plural: 'Companies of users',
  },
});
