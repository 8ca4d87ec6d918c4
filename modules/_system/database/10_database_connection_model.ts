import { datetime, defineModel, enumeration, integer, string, text } from 'ordinal-host';

/**
 * Another database that this project works with. Its address, which holds a password, stays in the environment; here
 * stands only the name of the variable.
 */
export default defineModel('DatabaseConnection', {
  table: 'database_connections',
  fields: {
    name: string(100).required().unique(),
    variable: string(100)
      .required()
      .pattern(/^[A-Z][A-Z0-9_]*_URL$/)
      .label('Environment variable')
      .help('where its address stands: REPORTING_DATABASE_URL'),
    purpose: text(),
    outcome: enumeration(['untested', 'reached', 'failed']).default('untested').required().readOnly(),
    testedAt: datetime().readOnly(),
    milliseconds: integer().readOnly(),
    answer: text().readOnly().help('what the database said'),
  },
  admin: {
    list: ['name', 'variable', 'outcome', 'testedAt', 'milliseconds'],
    search: ['name', 'variable', 'purpose'],
    filter: ['outcome'],
    sort: 'name',
    title: 'name',
  },
});
