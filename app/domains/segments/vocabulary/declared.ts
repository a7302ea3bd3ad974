import { declaredPredictions } from "~/domains/predictions/model";
import { declaredTraits, type TraitDeclaration } from "~/domains/traits/model";

/** Every trait that is declared anywhere before the segments: conditions, explanations and pages take them from here. */
export const declared: readonly TraitDeclaration[] = [...declaredTraits, ...declaredPredictions];
