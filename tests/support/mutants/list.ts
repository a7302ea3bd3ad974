import { advice } from "./advice";
import { definitions } from "./definitions";
import { doors } from "./doors";
import { exactlyOnce } from "./exactly-once";
import { examples } from "./examples";
import { exchanging } from "./exchange";
import { facts } from "./facts";
import { happenings } from "./happenings";
import { install } from "./install";
import { kept } from "./kept";
import { mailDoors } from "./mail-doors";
import { meaning } from "./meaning";
import { money } from "./money";
import type { Mutant } from "./mutant";
import { privacy } from "./privacy";
import { reading } from "./reading";
import { segments } from "./segments";
import { sending } from "./sending";
import { tenancy } from "./tenancy";
import { words } from "./words";

/** Every guard whose absence some test must notice. `npm run prove -- mutants` tries them all. */
export const mutants: readonly Mutant[] = [
  ...doors,
  ...facts,
  ...money,
  ...reading,
  ...segments,
  ...definitions,
  ...exchanging,
  ...advice,
  ...meaning,
  ...happenings,
  ...kept,
  ...examples,
  ...sending,
  ...exactlyOnce,
  ...mailDoors,
  ...privacy,
  ...install,
  ...tenancy,
  ...words,
];
