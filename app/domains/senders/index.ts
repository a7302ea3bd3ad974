export { mayResumeFrom } from "./breaker/breaker";
export { describeRates } from "./breaker/rates";
export { dailyLimit, levels } from "./breaker/warm-up";
export { panelName } from "./expected";
