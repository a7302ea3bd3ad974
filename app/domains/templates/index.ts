// What pages use in the browser too: the content, what is done to it, and its fields.
export { BlockContent, Content, type Block, type BlockType } from "./content/model";
export type { Varied } from "./content/values";
export { blockWords, summaryOf } from "./editing/block-words";
export {
  addBlock,
  changeBlock,
  duplicateBlock,
  mostBlocks,
  moveBlock,
  removeBlock,
  restoreBlock,
  type Edited,
  type Removed,
} from "./editing/edit-blocks";
export { alikeRate } from "./difference/alike";
export { readDraft } from "./editing/draft";
export { findingsIn, isRefused, type Finding } from "./editing/findings";
export { BlockForm } from "./forms/block-form";
export { ConditionModal } from "./forms/condition-modal";
export { audience, memberOf, segmentIn } from "./forms/condition-words";
export { FormProvider, useForm, type FormContext } from "./forms/form-context";
export { LineField } from "./forms/text-fields";
export { Varying } from "./forms/varying";
export { Choices, choose, conditionsOf, picked, variedOf } from "./render/choices";
