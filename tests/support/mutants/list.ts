import { advice } from "./advice";
import { attributing } from "./attribution";
import { browsingMutants } from "./browsing";
import { campaignPages } from "./campaign-pages";
import { campaignMutants } from "./campaigns";
import { claiming } from "./claims";
import { contents } from "./contents";
import { definitions } from "./definitions";
import { doors } from "./doors";
import { dueMutants } from "./due";
import { duplicatesTold } from "./duplicates";
import { editing } from "./editor";
import { exactlyOnce } from "./exactly-once";
import { examples } from "./examples";
import { exchanging } from "./exchange";
import { experimentsKept } from "./experiments";
import { facts } from "./facts";
import { flowEditing } from "./flow-editing";
import { leavingFlows } from "./flow-effects";
import { flowsKept } from "./flows";
import { gateKept } from "./gate";
import { feedback } from "./feedback";
import { happenings } from "./happenings";
import { importMutants } from "./imports";
import { install } from "./install";
import { kept } from "./kept";
import { interestMutants } from "./interests";
import { knowing } from "./knowledge";
import { mailDoors } from "./mail-doors";
import { mails } from "./mails";
import { meaning } from "./meaning";
import { money } from "./money";
import type { Mutant } from "./mutant";
import { optInGuards } from "./opt-in";
import { popup } from "./popup";
import { predicting } from "./predictions";
import { traitMutants } from "./traits";
import { privacy } from "./privacy";
import { quizEditing } from "./quiz-editor";
import { reading } from "./reading";
import { recommending } from "./recommendations";
import { replayed } from "./replay";
import { reportPages } from "./report-pages";
import { segments } from "./segments";
import { sendersMutants } from "./senders";
import { sending } from "./sending";
import { sendingSystem } from "./sending-system";
import { statistics } from "./statistics";
import { storefrontDoors } from "./storefront-doors";
import { tenancy } from "./tenancy";
import { watching } from "./watching";
import { words } from "./words";

/** Every guard whose absence some test must notice. `npm run prove -- mutants` tries them all. */
export const mutants: readonly Mutant[] = [
  ...doors,
  ...watching,
  ...attributing,
  ...duplicatesTold,
  ...predicting,
  ...facts,
  ...money,
  ...reading,
  ...segments,
  ...replayed,
  ...definitions,
  ...exchanging,
  ...advice,
  ...meaning,
  ...happenings,
  ...kept,
  ...examples,
  ...sending,
  ...sendersMutants,
  ...exactlyOnce,
  ...claiming,
  ...dueMutants,
  ...campaignMutants,
  ...campaignPages,
  ...sendingSystem,
  ...contents,
  ...flowEditing,
  ...flowsKept,
  ...editing,
  ...gateKept,
  ...leavingFlows,
  ...mailDoors,
  ...mails,
  ...feedback,
  ...privacy,
  ...importMutants,
  ...install,
  ...recommending,
  ...quizEditing,
  ...storefrontDoors,
  ...browsingMutants,
  ...knowing,
  ...tenancy,
  ...optInGuards,
  ...words,
  ...popup,
  ...statistics,
  ...experimentsKept,
  ...reportPages,
  ...traitMutants,
  ...interestMutants,
];
