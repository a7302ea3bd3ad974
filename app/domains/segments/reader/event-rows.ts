import * as answer from "./answers";
import type { ProfileFacts, ReadContext, ShopperEvent } from "./facts";
import { idWord, productIdsOf, word } from "./products";
import { commonAnswers, type Row } from "./row";

/** Events of one kind that happened by then. */
export function eventRows(kind: string, facts: ProfileFacts, context: ReadContext): Row[] {
  const events = facts.events.filter((event) => event.kind === kind && event.occurredAt <= context.asOf);
  return events.map((event) => eventRow(event, context));
}

function eventRow(event: ShopperEvent, context: ReadContext): Row {
  const { properties, occurredAt: at } = event;
  const productIds = productIdsOf(event);
  const answersTo = (parameter: string) => {
    switch (parameter) {
      case "id":
        return idAnswers(event, productIds);
      case "flow_id":
        return [answer.id(idWord(properties["flowId"]))];
      case "quantity":
        return [whole(properties["quantity"], answer.count)];
      case "amount":
        return [whole(properties["totalMinor"], (minor) => answer.money(minor, context.currency))];
      case "price":
        return [whole(properties["toMinor"], (minor) => answer.money(minor, context.currency))];
      case "price_before":
        return [whole(properties["fromMinor"], (minor) => answer.money(minor, context.currency))];
      case "percent":
      case "seconds":
        return [whole(properties[parameter], answer.count)];
      case "query":
      case "path":
      case "title":
      case "device":
      case "template":
      case "topic":
      case "quiz":
      case "question":
      case "answer":
      case "name":
      case "value":
        return [answer.text(word(properties[parameter]))];
      default:
        return commonAnswers(parameter, { at, productIds }, context);
    }
  };
  return { fact: { type: "event", at, event }, at, productIds, answersTo };
}

/** What the event is about. */
function idAnswers({ kind, properties }: ShopperEvent, productIds: readonly string[]): answer.Answer[] {
  switch (kind) {
    case "collection_viewed":
      return [answer.id(idWord(properties["collectionId"]))];
    case "flow_entered":
      return [answer.id(idWord(properties["flowId"]))];
    default:
      return productIds.map(answer.id);
  }
}

function whole(value: unknown, read: (value: number) => answer.Answer): answer.Answer {
  return Number.isSafeInteger(value) ? read(Number(value)) : answer.missing;
}
