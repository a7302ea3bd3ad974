import type { SendingPolicies } from "~/domains/messages/model";
import type { CampaignFields, FieldErrors } from "../fields";

/** What the editor chooses from, and what of the shop decides how a choice turns out. */
export interface EditorChoices {
  segments: readonly { id: number; name: string }[];
  /** Templates by key. One that is not published yet cannot be sent. */
  templates: readonly { key: string; name: string; isPublished: boolean }[];
  timezone: string;
  policies: SendingPolicies;
  /** Where a test is sent to, unless something else is typed. */
  email: string;
}

/** What every card of the editor is given. */
export interface CardProps {
  fields: CampaignFields;
  /** What is wrong, by field. */
  errors: FieldErrors;
  choices: EditorChoices;
  onChange(change: Partial<CampaignFields>): void;
}
