export { followLink, type Way } from "./clicks/commands.server";
export { judgeClicks } from "./clicks/jobs.server";
export { look } from "./clicks/look";
export { forgetClicks } from "./clicks/queries.server";
export { foldFeedback } from "./jobs.server";
export { weighOutcomes } from "./outcomes/jobs.server";
export { eraseFeedback, eraseShopFeedback, findSummaries, type MessageSummary } from "./queries.server";
export { verifyResendWebhook } from "./resend.server";
