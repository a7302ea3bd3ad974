export { confirmSent, queueRequested, sendDue } from "./jobs.server";
export {
  eraseMessages,
  eraseShopMessages,
  findMessageOrigin,
  forgetRequests,
  moveMessages,
  type MessageOrigin,
} from "./queries.server";
