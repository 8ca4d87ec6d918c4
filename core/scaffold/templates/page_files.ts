/** The template of the module's page and its style sheet. */
import { generatedList, type ModuleDraft } from '../module_draft';
import { title, words } from '../planned_model';
import type { PlannedField } from '../planned_field';
import { titleField } from '../sample_value';

/** Kinds whose values stand in a cell of one line. */
const PLAIN = new Set(
  'string email phone enum boolean integer bigint decimal money date datetime'.split(' '),
);
const RIGHT = new Set(['integer', 'bigint', 'decimal', 'money']);
const COLUMNS = 2;

const label = (field: PlannedField): string =>
  title(field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const cellClass = (field: PlannedField): string => (RIGHT.has(field.kind) ? ' class="num"' : '');

/** The text of `tpl/<module>/index.ejs`: the inside of a page, drawn in the host's layout. */
export function pageTemplate(draft: ModuleDraft): string {
  const [model] = draft.models;
  const list = generatedList(draft.name, model.table);
  const head = titleField(model.fields);
  const columns = model.fields
    .filter((field) => field !== head && PLAIN.has(field.kind) && !field.secret && !field.hidden)
    .slice(0, COLUMNS);
  return `<link rel="stylesheet" href="/static/${draft.name}/${draft.name}.css">
<div class="head">
<h1><%= title %></h1>
<span class="sp"></span>
<span class="acts">
${draft.models.map((one) => `<a class="btn" href="${generatedList(draft.name, one.table)}">All ${words(one.table)}</a>`).join('\n')}
<a class="btn pri" href="${list}/new">New ${words(model.name)}</a>
</span>
</div>
<p class="${draft.name}-note muted"><%= note %></p>
<% if (rows.length > 0) { -%>
<div class="card">
<div class="scroll" role="region" aria-label="The newest ${words(model.table)}" tabindex="0">
<table class="rows">
<thead>
<tr>
<th>${head === undefined ? title(model.name) : label(head)}</th>
${columns.map((field) => `<th${cellClass(field)}>${label(field)}</th>\n`).join('')}<th>Created</th>
</tr>
</thead>
<tbody>
<% for (const row of rows) { -%>
<tr>
<td><a class="nm" href="${list}/<%= row.id %>"><%= ${head === undefined ? 'row.id' : `row.${head.name}`} %></a></td>
${columns.map((field) => `<td${cellClass(field)}><%- show(row, '${field.name}') %></td>\n`).join('')}<td class="muted"><%- show(row, 'createdAt') %></td>
</tr>
<% } -%>
</tbody>
</table>
</div>
</div>
<% } -%>
`;
}

/** The text of `static/<module>.css`; colours and sizes come from the layout's own. */
export const styleSheet = ({ name }: ModuleDraft): string => `.${name}-note {
  margin: 0 0 1rem;
}
`;
