export { verifyResendWebhook } from "./resend.server";
