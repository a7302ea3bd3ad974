import type { BlockOf, BlockType } from "../content/model";

/** What the fields of a block of a type are given. */
export interface FormProps<Type extends BlockType> {
  /** The block's id. */
  place: string;
  /** Where the block's content stands in the whole. */
  path: string;
  content: BlockOf<Type>;
  onChange(content: BlockOf<Type>): void;
}
