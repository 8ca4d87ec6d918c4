export type {
  AdminAction,
  AdminField,
  AdminPage,
  FieldGroup,
  FilterForm,
  Relation,
  SortTerm,
  WidgetName,
} from './admin_page';
export { ADMIN_BASE, describeModel } from './describe_model';
export { counted, grouped, initials, lower, sentence } from './words';
