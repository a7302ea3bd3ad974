export { foldFeedback } from "./jobs.server";
export { eraseFeedback, eraseShopFeedback } from "./queries.server";
export { verifyResendWebhook } from "./resend.server";
