import { definitions } from "./definitions";
import { doors } from "./doors";
import { exactlyOnce } from "./exactly-once";
import { facts } from "./facts";
import { install } from "./install";
import { mailDoors } from "./mail-doors";
import { money } from "./money";
import type { Mutant } from "./mutant";
import { privacy } from "./privacy";
import { reading } from "./reading";
import { segments } from "./segments";
import { sending } from "./sending";
import { tenancy } from "./tenancy";

/** Every guard whose absence some test must notice. `npm run prove -- mutants` tries them all. */
export const mutants: readonly Mutant[] = [
  ...doors,
  ...facts,
  ...money,
  ...reading,
  ...segments,
  ...definitions,
  ...sending,
  ...exactlyOnce,
  ...mailDoors,
  ...privacy,
  ...install,
  ...tenancy,
];
