export { confirmSent, queueRequested, sendDue } from "./jobs.server";
export { eraseMessages, eraseShopMessages, findMessageProfile, forgetRequests, moveMessages } from "./queries.server";
