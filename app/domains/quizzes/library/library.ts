import { baby } from "./baby";
import { fashion } from "./fashion";
import { food } from "./food";
import { home } from "./home";
import type { ReadyQuiz } from "./model";
import { pets } from "./pets";
import { skincare } from "./skincare";

/** The quizzes that come with the product, one for each trade. */
export const library: readonly ReadyQuiz[] = [skincare, fashion, food, pets, baby, home];
