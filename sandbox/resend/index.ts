export { createResend, type ResendSandbox } from "./create-resend";
export type { MailRecord } from "./control/mail-record";
export type { Behaviour, BehaviourSource } from "./delivery/behaviour";
export type { Fault, FaultInput } from "./faults/model";
export type { Listening } from "./listen";
export type { ApiKey, ResendOptions } from "./options";
export type { WebhookDelivery } from "./webhooks/model";
export { sign } from "./webhooks/sign";
