export { mayResumeFrom } from "./breaker/breaker";
export { importStep } from "./breaker/import-steps";
export { describeRates } from "./breaker/rates";
export { dailyLimit, levels } from "./breaker/warm-up";
export { panelName } from "./expected";
