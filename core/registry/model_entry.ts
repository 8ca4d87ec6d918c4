/** Everything known about one model once all files are read: its own part, its extensions, both ends of its references. */
import type { AdminHints, AnyDefinition, Attribute, DeleteRule, Extension, Fields } from '../declare';
import type { ModelFile, ModuleFolder } from '../discover';

/** One foreign key: `customer_notes.customer_id -> customers.id`. */
export interface ReferenceEdge {
  /** Model, table and field that hold the key. */
  readonly model: string;
  readonly table: string;
  readonly field: string;
  readonly attribute: string;
  readonly column: string;
  /** Table (and, where it exists, model) pointed to. */
  readonly target: string;
  readonly targetModel: string | undefined;
  readonly onDelete: DeleteRule;
  readonly required: boolean;
  /** What the target calls these rows. */
  readonly inverse: string;
  /** The file that declares it: the model's own, or an extension's. Its number is what the order is proven against. */
  readonly file: ModelFile;
}

/** A stored column with the file that declares it. */
export interface OwnedAttribute extends Attribute {
  readonly file: ModelFile;
}

export interface LoadedExtension {
  readonly file: ModelFile;
  readonly definition: Extension<string, object>;
}

export interface ModelEntry {
  readonly number: number;
  readonly name: string;
  readonly table: string;
  readonly module: string;
  readonly file: ModelFile;
  readonly definition: AnyDefinition;
  readonly extensions: readonly LoadedExtension[];
  /** All stored columns, extensions included: own fields as written, then extensions in order, base columns last. */
  readonly attributes: readonly OwnedAttribute[];
  /** Keys this model holds, and keys that point here. */
  readonly references: readonly ReferenceEdge[];
  readonly inverses: readonly ReferenceEdge[];
  /** Hints of the model and its extensions together. */
  readonly admin: AdminHints<Fields>;
  /** Milliseconds its file took to import. */
  readonly loadTime: number;
}

/** The frozen answer to "what is this project made of": models in loading order, modules in theirs. */
export interface Registry {
  readonly models: readonly ModelEntry[];
  readonly modules: readonly ModuleFolder[];
  /** By model name, PascalCase. */
  readonly byName: ReadonlyMap<string, ModelEntry>;
  readonly byTable: ReadonlyMap<string, ModelEntry>;
}
